package dev.meteo.testbed.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, with all below them.
 *
 * @param cpuSeconds processor time since each began
 * @param residentBytes memory that they have now; 0 where the machine does not tell
 */
public record Usage(double cpuSeconds, long residentBytes) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;

  /** Of these processes together; ended ones count as nothing. */
  public static Usage of(List<ProcessHandle> roots) {
    double cpuSeconds = 0;
    long residentBytes = 0;
    for (ProcessHandle root : roots) {
      try (Stream<ProcessHandle> below = root.descendants()) {
        for (ProcessHandle process : Stream.concat(Stream.of(root), below).toList()) {
          cpuSeconds +=
              process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS_PER_SECOND;
          residentBytes += residentBytes(process);
        }
      }
    }
    return new Usage(cpuSeconds, residentBytes);
  }

  private static long residentBytes(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended, or there is no /proc here
    }
  }
}
