package dev.meteo.compare.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The bytes that this machine's processes have sent each other by network. */
final class Loopback {
  private static final Path DEVICES = Path.of("/proc/net/dev");
  private static final String NAME = "lo:";

  private Loopback() {}

  /** Since the machine began; 0 where it does not tell. */
  static long bytes() {
    try (Stream<String> lines = Files.lines(DEVICES)) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith(NAME))
          .map(line -> line.substring(NAME.length()).strip().split("\\s+", 2)[0])
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
