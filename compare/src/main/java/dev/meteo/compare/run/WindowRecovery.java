package dev.meteo.compare.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How long after a fault a terminal lacked windows that it should have had. Immutable. */
final class WindowRecovery {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What a window may take from its end: the grace, and as much again. */
  private static final double USUAL_SECONDS = 2;

  /**
   * @param due in seconds since the measured part began
   * @param arrived infinite when it never did
   */
  private record Arrival(double due, double arrived) {}

  private final List<Arrival> arrivals = new ArrayList<>();

  /**
   * @param first the terminal's first revisions, by start
   * @param windows that began in the measured part
   */
  WindowRecovery(
      SortedMap<Instant, SeenSummary> first, Instant begin, Duration window, int windows) {
    for (int i = 0; i < windows; i++) {
      Instant start = begin.plus(window.multipliedBy(i));
      SeenSummary seen = first.get(start);
      arrivals.add(
          new Arrival(
              seconds(begin, start.plus(window)) + USUAL_SECONDS,
              seen == null ? Double.POSITIVE_INFINITY : seconds(begin, seen.received())));
    }
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toNanos() / NANOS_PER_SECOND;
  }

  /**
   * From a fault until the last window that was overdue meanwhile had come: 0 when none was.
   *
   * @param until when the next fault began
   * @return null when one was still missing then
   */
  @Nullable Double after(double fault, double until) {
    double whole = fault;
    for (Arrival each : arrivals) {
      if (each.due() < until && each.arrived() > Math.max(each.due(), fault)) {
        whole = Math.max(whole, each.arrived());
      }
    }
    return whole < until ? (Double) (whole - fault) : null;
  }
}
