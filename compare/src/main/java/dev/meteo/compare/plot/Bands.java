package dev.meteo.compare.plot;

import java.util.List;
import java.util.Locale;

/**
 * Shades the spans of moments. Where a plot compares two, each has a half of the height: the first
 * the upper one, hatched upwards, the second the lower one, hatched downwards. So they stay apart
 * where they overlap and where there are no colours.
 */
final class Bands {
  private static final double BETWEEN_HATCHES = 7;
  private static final double LEAST_WIDTH = 1;

  private final Canvas canvas;
  private final double top;
  private final double height;
  private final boolean halves;

  /**
   * @param top of the field that is shaded
   */
  Bands(Canvas canvas, double top, double height, List<Line> lines) {
    this.canvas = canvas;
    this.top = top;
    this.height = height;
    this.halves = has(lines, Ink.FIRST) && has(lines, Ink.SECOND);
  }

  private static boolean has(List<Line> lines, Ink ink) {
    return lines.stream().anyMatch(line -> line.pen().ink() == ink);
  }

  /** Shades from one place of the canvas to another. */
  void draw(Ink ink, double from, double until) {
    double high = halves ? height / 2 : height;
    double y = halves && ink == Ink.SECOND ? top + high : top;
    double width = Math.max(LEAST_WIDTH, until - from);
    canvas.rect("during " + ink.style(), from, y, width, high);
    String hatches =
        ink == Ink.SECOND ? falling(from, y, width, high) : rising(from, y, width, high);
    if (!hatches.isEmpty()) {
      canvas.path("hatch " + ink.style(), hatches);
    }
  }

  /** On each line x + y is the same. */
  private static String rising(double left, double top, double width, double height) {
    StringBuilder data = new StringBuilder();
    double end = left + width + top + height;
    for (double sum = next(left + top); sum < end; sum += BETWEEN_HATCHES) {
      double from = Math.max(left, sum - top - height);
      double until = Math.min(left + width, sum - top);
      append(data, from, sum - from, until, sum - until);
    }
    return data.toString();
  }

  /** On each line x - y is the same. */
  private static String falling(double left, double top, double width, double height) {
    StringBuilder data = new StringBuilder();
    double end = left + width - top;
    for (double less = next(left - top - height); less < end; less += BETWEEN_HATCHES) {
      double from = Math.max(left, less + top);
      double until = Math.min(left + width, less + top + height);
      append(data, from, from - less, until, until - less);
    }
    return data.toString();
  }

  /** Hatches of neighbouring bands continue each other. */
  private static double next(double begin) {
    return Math.ceil(begin / BETWEEN_HATCHES) * BETWEEN_HATCHES;
  }

  private static void append(StringBuilder data, double x1, double y1, double x2, double y2) {
    data.append(String.format(Locale.ROOT, "M%.1f %.1fL%.1f %.1f", x1, y1, x2, y2));
  }
}
