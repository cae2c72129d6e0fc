package dev.meteo.chaos;

import dev.meteo.cli.CommandMain;

/** {@code meteo chaos}. */
public final class ChaosMain {
  private ChaosMain() {}

  /** Breaks, heals and judges, and exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, ChaosCommand::new);
  }
}
