package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * One coefficient's figures of a published revision, as whole numbers. The sum of squares is the
 * one that count, sum and standard deviation were made of.
 *
 * @param figures what they say together; their mean and deviation are those that were published
 */
record PublishedFigures(Figures figures) {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal HUNDREDTHS_SQUARED = BigDecimal.valueOf(10_000);

  /** Coefficients are never above 1. */
  private static final int MOST = 100;

  /**
   * Reads them.
   *
   * @param node not null
   * @throws IllegalArgumentException when they contradict each other, or are no figures
   */
  static PublishedFigures parse(JsonNode node) {
    try {
      long count = whole(node, "count", 0);
      long sum = whole(node, "sum", 2);
      int min = Math.toIntExact(whole(node, "min", 2));
      int max = Math.toIntExact(whole(node, "max", 2));
      Instant newest = Instant.parse(node.path("newest").asText());
      check(count >= 1, "count is below 1");
      check(0 <= min && min <= max && max <= MOST, "min and max are not 0 <= min <= max <= 1");
      long squares = squares(count, sum, node.path("stddev"));
      Figures figures = new Figures(count, sum, squares, min, max, Expectation.micros(newest));
      check(FiguresCheck.isClose(number(node, "mean"), figures.mean()), "mean is not sum/count");
      check(
          count == 1 || FiguresCheck.isClose(number(node, "stddev"), figures.standardDeviation()),
          "no coefficients have this sum and stddev");
      return new PublishedFigures(figures);
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static long squares(long count, long sum, JsonNode stddev) {
    if (count == 1) {
      check(stddev.isNull(), "one reading has a stddev");
      return Math.multiplyExact(sum, sum);
    }
    check(stddev.isNumber() && stddev.decimalValue().signum() >= 0, "stddev is not a number");
    BigDecimal spread =
        stddev
            .decimalValue()
            .pow(2)
            .multiply(HUNDREDTHS_SQUARED)
            .multiply(BigDecimal.valueOf(count - 1));
    return BigDecimal.valueOf(sum)
        .pow(2)
        .divide(BigDecimal.valueOf(count), DIGITS)
        .add(spread)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** A number with so many decimals, without its point. */
  private static long whole(JsonNode node, String field, int decimals) {
    return number(node, field).movePointRight(decimals).longValueExact();
  }

  private static BigDecimal number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    check(value.isNumber(), field + " is not a number");
    return value.decimalValue();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
