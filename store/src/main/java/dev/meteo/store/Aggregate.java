package dev.meteo.store;

import dev.meteo.messages.CoefficientStatistics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one coefficient over a span of time, in whole hundredths, so that merging is
 * exact and its order does not matter.
 *
 * @param count 0 when there is nothing, and all else is then meaningless
 * @param newestMicros the latest detection timestamp, microseconds since the epoch
 */
public record Aggregate(
    long count, long sum, long sumOfSquares, int min, int max, long newestMicros) {
  /** Nothing. */
  public static final Aggregate EMPTY = new Aggregate(0, 0, 0, 0, 0, 0);

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** Both together. */
  public Aggregate merge(Aggregate other) {
    if (count == 0) {
      return other;
    }
    if (other.count == 0) {
      return this;
    }
    return new Aggregate(
        count + other.count,
        sum + other.sum,
        sumOfSquares + other.sumOfSquares,
        Math.min(min, other.min),
        Math.max(max, other.max),
        Math.max(newestMicros, other.newestMicros));
  }

  /** The figures of a window summary, or null when there is nothing. */
  public @Nullable CoefficientStatistics statistics() {
    return count == 0
        ? null
        : CoefficientStatistics.ofHundredths(
            count,
            sum,
            sumOfSquares,
            min,
            max,
            Instant.EPOCH.plus(newestMicros, ChronoUnit.MICROS));
  }

  /** Reads the fields that begin with {@code prefix} of a pane's hash. */
  static Aggregate ofFields(Map<String, String> fields, String prefix, long paneSecond) {
    if (!fields.containsKey(prefix + "count")) {
      return EMPTY;
    }
    return new Aggregate(
        number(fields, prefix + "count"),
        number(fields, prefix + "sum"),
        number(fields, prefix + "squares"),
        (int) number(fields, prefix + "min"),
        (int) number(fields, prefix + "max"),
        paneSecond * MICROS_PER_SECOND + number(fields, prefix + "newest"));
  }

  private static long number(Map<String, String> fields, String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException("a pane has no field " + field);
    }
    return Long.parseLong(value);
  }
}
