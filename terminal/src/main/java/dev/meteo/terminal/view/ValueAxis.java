package dev.meteo.terminal.view;

import java.util.Locale;

/**
 * The vertical axis of a chart: round bounds around what is shown, within 0 to 1.
 *
 * @param step between labels
 */
record ValueAxis(double low, double high, double step) {
  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25};
  private static final double SMALLEST_SPAN = 0.1;
  private static final double HEADROOM = 0.1;

  /**
   * @param labels how many labels there is room for
   */
  static ValueAxis around(double smallest, double largest, int labels) {
    double span = Math.max(SMALLEST_SPAN, (largest - smallest) * (1 + 2 * HEADROOM));
    double middle = (smallest + largest) / 2;
    double step = step(span, labels);
    double low = Math.max(0, Math.floor((middle - span / 2) / step + 1e-9) * step);
    double high = Math.min(1, Math.ceil((middle + span / 2) / step - 1e-9) * step);
    return new ValueAxis(low, Math.max(high, low + step), step);
  }

  private static double step(double span, int labels) {
    for (double step : STEPS) {
      if (span / step <= Math.max(1, labels - 1)) {
        return step;
      }
    }
    return 0.5;
  }

  /** How far down, in units of {@code height − 1}; clipped to the axis. */
  int down(double value, int height) {
    double part = (high - value) / (high - low);
    return (int) Math.round(Math.clamp(part, 0.0, 1.0) * (height - 1));
  }

  /** The labels' values, from the top. */
  double[] labels() {
    int count = (int) Math.round((high - low) / step) + 1;
    double[] labels = new double[count];
    for (int i = 0; i < count; i++) {
      labels[i] = high - i * step;
    }
    return labels;
  }

  static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
