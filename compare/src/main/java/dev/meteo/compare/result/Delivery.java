package dev.meteo.compare.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is promised for a reading on its way to the store. */
public enum Delivery {
  /** Repeated until it is known to be stored. */
  @JsonProperty("at-least-once")
  AT_LEAST_ONCE("at-least-once"),
  /** Sent once, never repeated. */
  @JsonProperty("at-most-once")
  AT_MOST_ONCE("at-most-once");

  private final String word;

  Delivery(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
