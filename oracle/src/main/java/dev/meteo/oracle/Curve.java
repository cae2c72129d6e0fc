package dev.meteo.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The wellness of one quantity, straight from its definition and in 50 digits: the normal density
 * around the optimum at 1,000 equidistant points, stretched so that the smallest is 0 and the
 * largest 1. Not thread-safe.
 */
final class Curve {
  static final MathContext DIGITS = new MathContext(50);

  private static final int POINTS = 1000;
  private static final BigDecimal STEPS = BigDecimal.valueOf(POINTS - 1);
  private static final BigDecimal ZERO_IS_READ_AS = new BigDecimal("0.001");

  private final BigDecimal min;
  private final BigDecimal range;
  private final List<BigDecimal> wellness;
  private final Map<Double, BigDecimal> known = new HashMap<>();

  Curve(double min, double optimum, double max) {
    this.min = new BigDecimal(min);
    this.range = new BigDecimal(max).subtract(this.min);
    this.wellness = stretched(densities(new BigDecimal(optimum)));
  }

  /** The value at the first point that is not less than the quantity, or at the last point. */
  BigDecimal wellness(double quantity) {
    return known.computeIfAbsent(quantity, this::scan);
  }

  private BigDecimal scan(double quantity) {
    BigDecimal exact = quantity == 0 ? ZERO_IS_READ_AS : new BigDecimal(quantity);
    // point i is min + i * range / 999; both sides times 999, nothing is ever rounded
    BigDecimal sought = exact.subtract(min).multiply(STEPS);
    for (int i = 0; i < POINTS; i++) {
      if (range.multiply(BigDecimal.valueOf(i)).compareTo(sought) >= 0) {
        return wellness.get(i);
      }
    }
    return wellness.getLast();
  }

  private List<BigDecimal> densities(BigDecimal optimum) {
    BigDecimal scale = range.multiply(BigDecimal.valueOf(8)).divide(BigDecimal.valueOf(25), DIGITS);
    List<BigDecimal> densities = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      BigDecimal point = min.add(range.multiply(BigDecimal.valueOf(i)).divide(STEPS, DIGITS));
      BigDecimal z = point.subtract(optimum).divide(scale, DIGITS);
      densities.add(exp(z.multiply(z).divide(BigDecimal.valueOf(-2), DIGITS)));
    }
    return densities;
  }

  /** The factor before a density's exponential is left out: stretching takes it away again. */
  private static List<BigDecimal> stretched(List<BigDecimal> densities) {
    BigDecimal least = Collections.min(densities);
    BigDecimal spread = Collections.max(densities).subtract(least);
    return densities.stream().map(d -> d.subtract(least).divide(spread, DIGITS)).toList();
  }

  /** The power series, to the last of our digits; {@code x} is small here, between −5 and 0. */
  private static BigDecimal exp(BigDecimal x) {
    BigDecimal negligible = BigDecimal.ONE.movePointLeft(DIGITS.getPrecision() + 5);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(negligible) > 0; n++) {
      term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term);
    }
    return sum;
  }
}
