package dev.meteo.bench;

import dev.meteo.testbed.run.Processor;
import java.util.Locale;

/**
 * What it was measured on.
 *
 * @param processor its name, where the system tells it
 * @param stack the broker and Redis
 */
record Surroundings(
    String processor, int cores, String system, String java, String stack, String perfTest) {
  static Surroundings of(String stack) {
    return new Surroundings(
        Processor.name(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        stack,
        String.valueOf(com.rabbitmq.perf.PerfTest.class.getPackage().getImplementationVersion()));
  }

  /** The last lines of a table: on what it was measured, and how much. */
  String footer(int rounds, double measuredSeconds, double warmUpSeconds) {
    return String.format(
        Locale.ROOT,
        "%s, %d cores; %s; %s%n%s; %d rounds of %.0f s after %.0f s%n",
        processor,
        cores,
        system,
        java,
        stack,
        rounds,
        measuredSeconds,
        warmUpSeconds);
  }
}
