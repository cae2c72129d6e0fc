package dev.meteo.historian;

/** Values as blocks of eight heights. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** A block for each value, a blank for each that is not a number. */
  static String of(double[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    StringBuilder text = new StringBuilder(values.length);
    for (double value : values) {
      text.append(Double.isNaN(value) ? ' ' : BLOCKS.charAt(height(value, min, max)));
    }
    return text.toString();
  }

  private static int height(double value, double min, double max) {
    if (max <= min) {
      return BLOCKS.length() / 2;
    }
    return (int) Math.round((value - min) / (max - min) * (BLOCKS.length() - 1));
  }
}
