package dev.meteo.sensor;

import dev.meteo.cli.CommandMain;

/** The program {@code meteo sensor}. */
public final class SensorMain {
  private SensorMain() {}

  /** Runs {@link SensorCommand} and exits. */
  public static void main(String[] args) {
    CommandMain.run(args, SensorCommand::new);
  }
}
