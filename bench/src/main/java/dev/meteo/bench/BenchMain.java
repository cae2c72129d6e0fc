package dev.meteo.bench;

import dev.meteo.cli.CommandMain;

/** {@code meteo bench}. */
public final class BenchMain {
  private BenchMain() {}

  /** Measures, and exits the JVM. */
  public static void main(String[] args) {
    // PerfTest brings another logging backend onto the class path.
    System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    CommandMain.run(args, BenchCommand::new);
  }
}
