package dev.meteo.testbed;

import dev.meteo.cli.CommandMain;

/** Runs {@code stack} and {@code demo}. */
public final class TestbedMain {
  private TestbedMain() {}

  /** Exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, TestbedCommand::new);
  }
}
