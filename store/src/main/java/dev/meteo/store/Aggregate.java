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
 * @param fingerprint the sum, modulo 2^48, of what stands for each result
 */
public record Aggregate(
    long count,
    long sum,
    long sumOfSquares,
    int min,
    int max,
    long newestMicros,
    long fingerprint) {
  /** Nothing. */
  public static final Aggregate EMPTY = new Aggregate(0, 0, 0, 0, 0, 0, 0);

  /** What cannot be. */
  private static final Aggregate DAMAGED = new Aggregate(-1, 0, 0, 0, 0, 0, 0);

  /** In one second; their sum's square is a number. */
  private static final long MOST = 10_000_000;

  private static final int MOST_HUNDREDTHS = 100;

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** Both together. */
  public Aggregate merge(Aggregate other) {
    if (isDamaged() || other.isDamaged()) {
      return DAMAGED;
    }
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
        Math.max(newestMicros, other.newestMicros),
        (fingerprint + other.fingerprint) % CoefficientStatistics.FINGERPRINTS);
  }

  /** Whether it was read of something that cannot be; it has no figures. */
  public boolean isDamaged() {
    return count < 0;
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
                Instant.EPOCH.plus(newestMicros, ChronoUnit.MICROS))
            .with(fingerprint);
  }

  /** Reads the fields that begin with {@code prefix} of a pane's hash; damaged if need be. */
  static Aggregate ofFields(Map<String, String> fields, String prefix, long paneSecond) {
    String counted = fields.get(prefix + "count");
    if (counted == null) {
      return EMPTY;
    }
    long count = StoredNumber.parse(counted, 0, MOST);
    long sum = number(fields, prefix + "sum", MOST_HUNDREDTHS * count);
    long squares = number(fields, prefix + "squares", MOST_HUNDREDTHS * sum);
    long max = number(fields, prefix + "max", MOST_HUNDREDTHS);
    long min = number(fields, prefix + "min", max);
    long newest = number(fields, prefix + "newest", MICROS_PER_SECOND - 1);
    long fingerprint =
        StoredNumber.parse(
            fields.get(prefix + "fingerprint"), 0, CoefficientStatistics.FINGERPRINTS - 1);
    boolean isWhole =
        count > 0
            && Math.min(Math.min(sum, squares), Math.min(min, max)) >= 0
            && Math.min(newest, fingerprint) >= 0
            && min * count <= sum
            && sum <= max * count
            && sum * sum / count <= squares;
    return isWhole
        ? new Aggregate(
            count,
            sum,
            squares,
            (int) min,
            (int) max,
            paneSecond * MICROS_PER_SECOND + newest,
            fingerprint)
        : DAMAGED;
  }

  private static long number(Map<String, String> fields, String field, long most) {
    return StoredNumber.parse(fields.get(field), StoredNumber.UNREADABLE, most);
  }
}
