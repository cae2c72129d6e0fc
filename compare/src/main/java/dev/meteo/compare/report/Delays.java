package dev.meteo.compare.report;

import dev.meteo.compare.plot.Line;
import dev.meteo.compare.plot.LinearScale;
import dev.meteo.compare.plot.LogScale;
import dev.meteo.compare.plot.Scale;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The axis of delays: by factors when they differ much, else from 0. */
final class Delays {
  private static final double MUCH = 20;
  private static final double ROUND_UP = 1.02;

  private Delays() {}

  static Scale scale(List<Line> lines) {
    double largest = values(lines).max().orElse(1);
    double smallest = values(lines).filter(us -> us > 0).min().orElse(1);
    return largest / smallest > MUCH
        ? LogScale.between(smallest, largest, Delays::label)
        : LinearScale.upTo(largest * ROUND_UP, Delays::label);
  }

  private static DoubleStream values(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.dots().stream())
        .mapToDouble(dot -> dot.y())
        .filter(us -> !Double.isNaN(us));
  }

  /** Round numbers without needless zeros. */
  private static String label(double us) {
    if (us == 0) {
      return "0";
    }
    if (us < 999.5) {
      return number(us) + " µs";
    }
    return us < 999.5e3 ? number(us / 1e3) + " ms" : number(us / 1e6) + " s";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
  }
}
