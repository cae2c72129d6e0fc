package dev.meteo.worker;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well a measured quantity suits people: 1 at about the optimum, falling like the normal
 * density, 0 at the end of the range that is farther from the optimum.
 *
 * <p>The curve is a table of 1,000 equidistant points, so results are the same wherever they are
 * computed. Immutable.
 */
public final class WellnessCurve {
  private static final int POINTS = 1000;
  private static final double SCALE_OF_RANGE = 8;
  private static final double PARTS_OF_RANGE = 25;

  /** What a quantity of 0 is read as. */
  private static final double ZERO = 0.001;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{1,9}(?:\\.\\d{1,6})?):(\\d{1,9}(?:\\.\\d{1,6})?):(\\d{1,9}(?:\\.\\d{1,6})?)");

  private final double min;
  private final double optimum;
  private final double max;
  private final double[] points;
  private final double[] wellness;

  /**
   * Computes the table.
   *
   * @param min where the range begins, in the quantity's unit
   * @param optimum where wellness is greatest
   * @param max where the range ends
   * @throws IllegalArgumentException when they are not finite or not in rising order
   */
  public WellnessCurve(double min, double optimum, double max) {
    if (!(min < optimum && optimum < max && Double.isFinite(max - min))) {
      throw new IllegalArgumentException(
          "minimum, optimum and maximum must rise, unlike " + text(min, optimum, max));
    }
    this.min = min;
    this.optimum = optimum;
    this.max = max;
    this.points = equidistant(min, max);
    this.wellness = normalised(density(points, optimum, scale(min, max)));
  }

  /**
   * Reads {@code min:optimum:max}, such as {@code 400:600:2000}; plain numbers that are not
   * negative, with up to 6 decimals.
   *
   * @throws IllegalArgumentException saying how a curve looks
   */
  public static WellnessCurve parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no curve; write minimum:optimum:maximum like 400:600:2000");
    }
    return new WellnessCurve(
        Double.parseDouble(matcher.group(1)),
        Double.parseDouble(matcher.group(2)),
        Double.parseDouble(matcher.group(3)));
  }

  /**
   * The wellness of a quantity, 0 to 1: the value at the first point that is not less than the
   * quantity; beyond the last point, the last point's.
   */
  public double wellness(double quantity) {
    int found = Arrays.binarySearch(points, quantity == 0 ? ZERO : quantity);
    int index = found >= 0 ? found : -found - 1;
    return wellness[Math.min(index, POINTS - 1)];
  }

  /** Whether the curve says anything of the quantity. */
  boolean contains(double quantity) {
    return quantity >= min && quantity <= max;
  }

  /** The curve as {@link #parse} reads it; equal curves have equal texts. */
  @Override
  public String toString() {
    return text(min, optimum, max);
  }

  private static double[] equidistant(double min, double max) {
    double step = (max - min) / (POINTS - 1);
    double[] points = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = i * step + min;
    }
    points[POINTS - 1] = max; // not where rounding would put it
    return points;
  }

  private static double scale(double min, double max) {
    return (max - min) / PARTS_OF_RANGE * SCALE_OF_RANGE;
  }

  private static double[] density(double[] points, double centre, double scale) {
    return Arrays.stream(points)
        .map(point -> (point - centre) / scale)
        .map(z -> StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / scale)
        .toArray();
  }

  private static double[] normalised(double[] density) {
    double least = Arrays.stream(density).min().orElseThrow();
    double greatest = Arrays.stream(density).max().orElseThrow();
    return Arrays.stream(density).map(p -> (p - least) / (greatest - least)).toArray();
  }

  private static String text(double... numbers) {
    StringBuilder text = new StringBuilder();
    for (double number : numbers) {
      text.append(text.isEmpty() ? "" : ":").append(plain(number));
    }
    return text.toString();
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
