package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.WindowSeries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One coefficient's figures in the newest window, and how they compare.
 *
 * @param now null when the newest window holds none
 * @param change of the mean since the window before, or null when one of the two has none
 */
record Figures(@Nullable CoefficientStatistics now, @Nullable Double change) {
  static final String NONE = "--";

  private static final double NOTHING = 0.0005;

  static Figures of(WindowSeries windows, CoefficientKind kind) {
    ReceivedSummary newest = windows.newest();
    if (newest == null) {
      return new Figures(null, null);
    }
    CoefficientStatistics now = newest.summary().statistics(kind);
    ReceivedSummary previous =
        windows.at(newest.summary().start().minus(newest.summary().length()));
    CoefficientStatistics before = previous == null ? null : previous.summary().statistics(kind);
    return new Figures(now, now == null || before == null ? null : now.mean() - before.mean());
  }

  String mean() {
    return now == null ? NONE : number(now.mean(), 2);
  }

  String spread() {
    Double stddev = now == null ? null : now.stddev();
    return stddev == null ? NONE : number(stddev, 3);
  }

  String min() {
    return now == null ? NONE : number(now.min(), 2);
  }

  String max() {
    return now == null ? NONE : number(now.max(), 2);
  }

  String count() {
    return now == null ? "0" : Long.toString(now.count());
  }

  /** Like {@code ▲ +0.012}; empty when nothing can be compared. */
  String changeText() {
    if (change == null) {
      return "";
    }
    String arrow = Math.abs(change) < NOTHING ? "=" : change > 0 ? "▲" : "▼";
    return arrow + String.format(Locale.ROOT, " %+.3f", change);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
