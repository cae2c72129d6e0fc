package dev.meteo.terminal.view;

import java.util.Locale;

/**
 * The vertical axis of a chart: bounds around what is shown, within 0 to 1, rounded so that they
 * seldom move, and round labels between them.
 *
 * @param step between labels
 */
record ValueAxis(double low, double high, double step) {
  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5};
  private static final double SMALLEST_SPAN = 0.1;
  private static final double HEADROOM = 0.06;

  /** Bounds are rounded to this part of the span. */
  private static final double ROUNDING = 0.12;

  private static final double NOTHING = 1e-9;

  /**
   * @param labels how many labels there is room for
   */
  static ValueAxis around(double smallest, double largest, int labels) {
    double least = Math.clamp(smallest, 0.0, 1.0);
    double most = Math.clamp(largest, least, 1.0);
    double span = Math.max(SMALLEST_SPAN, (most - least) * (1 + 2 * HEADROOM));
    double middle = Math.clamp((least + most) / 2, span / 2 > 0.5 ? 0.5 : span / 2, 1.0);
    double unit = atMost(span * ROUNDING);
    double low = Math.max(0, Math.floor((middle - span / 2) / unit + NOTHING) * unit);
    double high = Math.min(1, Math.ceil((middle + span / 2) / unit - NOTHING) * unit);
    return new ValueAxis(low, high, labelStep(low, high, labels));
  }

  private static double atMost(double unit) {
    double found = STEPS[0];
    for (double step : STEPS) {
      found = step <= unit ? step : found;
    }
    return found;
  }

  private static double labelStep(double low, double high, int labels) {
    for (double step : STEPS) {
      if (Math.floor(high / step + NOTHING) - Math.ceil(low / step - NOTHING) < labels) {
        return step;
      }
    }
    return 1;
  }

  /** How far down, in units of {@code height − 1}; clipped to the axis. */
  int down(double value, int height) {
    double part = (high - value) / (high - low);
    return (int) Math.round(Math.clamp(part, 0.0, 1.0) * (height - 1));
  }

  /** Whether the value is on the axis. */
  boolean contains(double value) {
    return value >= low - NOTHING && value <= high + NOTHING;
  }

  /** The labels' values, from the top. */
  double[] labels() {
    long first = (long) Math.floor(high / step + NOTHING);
    long last = (long) Math.ceil(low / step - NOTHING);
    double[] labels = new double[(int) Math.max(0, first - last + 1)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (first - i) * step;
    }
    return labels;
  }

  static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
