package dev.meteo.compare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shaded bands of a plot as a reader sees them: read from its SVG by its own axis. */
final class DrawnBands {
  private static final Pattern BAND =
      Pattern.compile(
          "<rect class=\"during ?([ab]?)\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" width=\"([0-9.]+)\" height=\"([0-9.]+)\"");

  /** A label under the x axis: in the middle of its tick. */
  private static final Pattern TICK =
      Pattern.compile(
          "<text class=\"tick\" text-anchor=\"middle\" x=\"([0-9.]+)\" y=\"[0-9.]+\">([0-9,]+)</text>");

  /**
   * A band.
   *
   * @param style a for messaging, b for direct
   * @param from seconds, as {@code until}
   * @param y of its top, in pixels, as {@code height}
   */
  record Band(String style, double from, double until, double y, double height) {}

  private DrawnBands() {}

  static List<Band> of(String svg) {
    List<MatchResult> ticks = TICK.matcher(svg).results().toList();
    double zero = number(ticks.getFirst(), 1);
    double second =
        (number(ticks.getLast(), 1) - zero)
            / (number(ticks.getLast(), 2) - number(ticks.getFirst(), 2));
    List<Band> bands = new ArrayList<>();
    for (MatchResult band : BAND.matcher(svg).results().toList()) {
      double from = (number(band, 2) - zero) / second;
      bands.add(
          new Band(
              band.group(1),
              from,
              from + number(band, 4) / second,
              number(band, 3),
              number(band, 5)));
    }
    return bands;
  }

  /** How many seconds a pixel stands for, so how exact a band can be. */
  static double secondsOfAPixel(String svg) {
    List<MatchResult> ticks = TICK.matcher(svg).results().toList();
    return (number(ticks.getLast(), 2) - number(ticks.getFirst(), 2))
        / (number(ticks.getLast(), 1) - number(ticks.getFirst(), 1));
  }

  static Stream<Band> of(String svg, String style) {
    return of(svg).stream().filter(band -> band.style().equals(style));
  }

  private static double number(MatchResult found, int group) {
    return Double.parseDouble(found.group(group).replace(",", ""));
  }
}
