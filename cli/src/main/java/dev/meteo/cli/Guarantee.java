package dev.meteo.cli;

/** What a role promises of readings that may have been lost on their way. */
public enum Guarantee {
  /** They are lost: for comparisons, as what a first version of such a program does. */
  AT_MOST_ONCE("at-most-once"),

  /** They are repeated until it is certain that they have arrived; the store counts each once. */
  AT_LEAST_ONCE("at-least-once");

  /** What a role says at its start when it may lose readings. */
  public static final String WARNING =
      "at-most-once: readings can be lost, and are counted as far as this process knows of it";

  private final String word;

  Guarantee(String word) {
    this.word = word;
  }

  /** Whether readings can be lost. */
  public boolean mayLose() {
    return this == AT_MOST_ONCE;
  }

  /** As it is written in options and headers. */
  @Override
  public String toString() {
    return word;
  }
}
