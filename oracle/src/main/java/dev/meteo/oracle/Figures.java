package dev.meteo.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * What one coefficient amounts to in one window; coefficients are counted in whole hundredths.
 *
 * @param count how many readings, at least 1
 * @param sum of hundredths
 * @param sumOfSquares of hundredths
 * @param min the smallest, in hundredths
 * @param max the largest, in hundredths
 * @param newestMicros the latest detection timestamp, microseconds since the epoch
 */
public record Figures(
    long count, long sum, long sumOfSquares, int min, int max, long newestMicros) {
  private static final MathContext DIGITS = new MathContext(40);

  static Figures of(int hundredths, long micros) {
    return new Figures(
        1, hundredths, (long) hundredths * hundredths, hundredths, hundredths, micros);
  }

  Figures plus(Figures other) {
    return new Figures(
        count + other.count,
        sum + other.sum,
        sumOfSquares + other.sumOfSquares,
        Math.min(min, other.min),
        Math.max(max, other.max),
        Math.max(newestMicros, other.newestMicros));
  }

  /** The mean of the coefficients, in ones and not hundredths. */
  public BigDecimal mean() {
    return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(100 * count), DIGITS);
  }

  /**
   * The sample standard deviation (divisor count − 1) of the coefficients, in ones and not
   * hundredths. Only for a count above 1.
   */
  public BigDecimal standardDeviation() {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger spread =
        n.multiply(BigInteger.valueOf(sumOfSquares)).subtract(BigInteger.valueOf(sum).pow(2));
    BigInteger divisor = n.multiply(BigInteger.valueOf(count - 1));
    return new BigDecimal(spread)
        .divide(new BigDecimal(divisor), DIGITS)
        .sqrt(DIGITS)
        .movePointLeft(2);
  }
}
