package dev.meteo.bench;

import dev.meteo.testbed.run.Processor;

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
}
