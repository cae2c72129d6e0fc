package dev.meteo.messages;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one coefficient in one window.
 *
 * @param count how many readings, at least 1
 * @param sum of the coefficients
 * @param mean sum divided by count
 * @param stddev the sample standard deviation (divisor count − 1); null when count is 1
 * @param min the smallest coefficient
 * @param max the largest coefficient
 * @param newest the latest detection timestamp
 * @param fingerprint the sum, modulo 2^48, of a hash of each reading that counts: the same for the
 *     same readings in whatever order; null when it is not known
 */
public record CoefficientStatistics(
    long count,
    double sum,
    double mean,
    @Nullable Double stddev,
    double min,
    double max,
    Instant newest,
    @Nullable Long fingerprint) {
  /** Fingerprints are below it. */
  public static final long FINGERPRINTS = 1L << 48;

  private static final BigInteger SQUARED_HUNDRED = BigInteger.valueOf(10_000);
  private static final MathContext PRECISION = new MathContext(40);

  /**
   * @throws IllegalArgumentException when count is below 1
   */
  public CoefficientStatistics {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, not " + count);
    }
  }

  /** Figures without a fingerprint. */
  public CoefficientStatistics(
      long count,
      double sum,
      double mean,
      @Nullable Double stddev,
      double min,
      double max,
      Instant newest) {
    this(count, sum, mean, stddev, min, max, newest, null);
  }

  /**
   * Derives the figures from whole hundredths, each by one rounding from the exact value, so that
   * equal readings give equal figures to the last bit whatever their order.
   *
   * @param sumOfSquares of hundredths
   * @throws IllegalArgumentException when count is below 1
   */
  public static CoefficientStatistics ofHundredths(
      long count, long sum, long sumOfSquares, int min, int max, Instant newest) {
    return new CoefficientStatistics(
        count,
        sum / 100.0,
        sum / (100.0 * count),
        count < 2 ? null : sampleStandardDeviation(count, sum, sumOfSquares),
        min / 100.0,
        max / 100.0,
        newest);
  }

  /** The same figures with this fingerprint. */
  public CoefficientStatistics with(long fingerprintOfReadings) {
    return new CoefficientStatistics(
        count, sum, mean, stddev, min, max, newest, fingerprintOfReadings);
  }

  /** Newton's steps are exact enough that only the last step, to a double, rounds. */
  private static double sampleStandardDeviation(long count, long sum, long sumOfSquares) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger spread =
        n.multiply(BigInteger.valueOf(sumOfSquares)).subtract(BigInteger.valueOf(sum).pow(2));
    BigInteger divisor = n.multiply(BigInteger.valueOf(count - 1)).multiply(SQUARED_HUNDRED);
    return new BigDecimal(spread)
        .divide(new BigDecimal(divisor), PRECISION)
        .sqrt(PRECISION)
        .doubleValue();
  }
}
