package dev.meteo.chaos;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports of runs that were never done. */
final class SampleReports {
  private static final Servers SERVERS = new Servers("RabbitMQ and Redis", "native", "3.10", "7.0");

  static final String REVISION = "fa2894a";

  private SampleReports() {}

  static Recovery fault(String name, @Nullable Long ms) {
    return new Recovery(name, "it", 0, 1000, ms, ms, ms, ms, "", false, false);
  }

  static Recovery failed(String name) {
    return new Recovery(
        name, "it", 0, 1000, null, null, null, null, "could not be done: why", true, false);
  }

  static Recovery idle(String name) {
    return new Recovery(name, "it", 0, 1000, null, null, null, null, "", false, true);
  }

  static Report report(long seed, List<Recovery> faults, Map<String, Long> violations) {
    return report(seed, "", faults, violations);
  }

  static Report mutated(String mutation, Map<String, Long> violations) {
    return report(1, mutation, List.of(), violations);
  }

  private static Report report(
      long seed, String mutation, List<Recovery> faults, Map<String, Long> violations) {
    return new Report(
        "seed-" + seed,
        seed,
        "messaging",
        1,
        SERVERS,
        "./meteo chaos --seed " + seed,
        REVISION,
        mutation,
        60,
        violations.isEmpty(),
        1234,
        60,
        2,
        0,
        5,
        6,
        new Lateness(1, 2, 3),
        faults,
        violations,
        List.of());
  }
}
