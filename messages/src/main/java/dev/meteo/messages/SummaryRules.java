package dev.meteo.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a window summary must be, whoever published it. A receiver keeps the highest revision of a
 * window, so that one that cannot be true must not get that far.
 */
final class SummaryRules {
  /** So far clocks may differ, as for a reading. */
  static final Duration AHEAD = Duration.ofSeconds(60);

  private static final Duration LONGEST = Duration.ofDays(3660);
  private static final long MOST_READINGS = 1_000_000_000_000L;

  /** More often than a window proxy looks for what changed. */
  private static final int REVISIONS_PER_SECOND = 10;

  /** Restorations leave numbers out. */
  private static final int REVISIONS_AT_ONCE = 1000;

  /** Of hundredths there are so few that rounding does not come near. */
  private static final double ROUNDING = 1e-9;

  private static final double LARGEST_DEVIATION = Math.sqrt(0.5) + ROUNDING;

  private SummaryRules() {}

  /**
   * @throws IllegalArgumentException when the summary cannot be true, saying why
   */
  static void check(WindowSummary summary) {
    long start = summary.start().getEpochSecond();
    long length = summary.length().toSeconds();
    require(
        isSecond(summary.start()) && isSecond(summary.end()),
        "a window begins and ends with a second");
    require(
        summary.length().compareTo(LONGEST) <= 0 && Math.floorMod(start, length) == 0,
        "a window begins at a multiple of its length");
    require(
        summary.revision() <= WindowSummary.MOST_REVISIONS,
        "revision must be at most %d",
        WindowSummary.MOST_REVISIONS);
    for (CoefficientKind kind : CoefficientKind.values()) {
      CoefficientStatistics figures = summary.statistics(kind);
      if (figures != null) {
        check(figures);
        require(
            !figures.newest().isBefore(summary.start()) && figures.newest().isBefore(summary.end()),
            "newest must be in the window");
      }
    }
  }

  /**
   * @throws IllegalArgumentException when the summary cannot be true now, saying why
   */
  static void check(WindowSummary summary, Instant now) {
    check(summary);
    require(
        !summary.start().isAfter(now.plus(AHEAD)),
        "the window begins more than %d s in the future",
        AHEAD.toSeconds());
    long age = Math.max(0, Duration.between(summary.start(), now).toSeconds());
    require(
        summary.revision() <= REVISIONS_AT_ONCE + age * REVISIONS_PER_SECOND,
        "revision %d is more than a window can have so soon",
        summary.revision());
  }

  private static void check(CoefficientStatistics figures) {
    long count = figures.count();
    require(count <= MOST_READINGS, "count must be at most %d", MOST_READINGS);
    require(
        0 <= figures.min() && figures.min() <= figures.max() && figures.max() <= 1,
        "min and max must be coefficients");
    require(
        figures.min() - ROUNDING <= figures.mean() && figures.mean() <= figures.max() + ROUNDING,
        "mean must lie between min and max");
    require(
        Math.abs(figures.sum() - figures.mean() * count) <= ROUNDING * Math.max(1, count),
        "sum must be mean times count");
    Double stddev = figures.stddev();
    require((stddev == null) == (count == 1), "stddev must be null for one reading, and only then");
    require(
        stddev == null || (0 <= stddev && stddev <= LARGEST_DEVIATION),
        "stddev must be one of coefficients");
    Long fingerprint = figures.fingerprint();
    require(
        fingerprint == null
            || (0 <= fingerprint && fingerprint < CoefficientStatistics.FINGERPRINTS),
        "fingerprint must have 48 bits");
  }

  private static boolean isSecond(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void require(boolean so, String otherwise, Object... arguments) {
    if (!so) {
      throw new IllegalArgumentException(otherwise.formatted(arguments));
    }
  }
}
