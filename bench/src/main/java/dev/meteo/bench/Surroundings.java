package dev.meteo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What it was measured on.
 *
 * @param processor its name, where the system tells it
 * @param stack the broker and Redis
 */
record Surroundings(
    String processor, int cores, String system, String java, String stack, String perfTest) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Surroundings of(String stack) {
    return new Surroundings(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        stack,
        String.valueOf(com.rabbitmq.perf.PerfTest.class.getPackage().getImplementationVersion()));
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
