package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.KnownWindow;
import dev.meteo.terminal.model.WindowSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One coefficient's figures in the window that is looked at, or in a group of them, in words; what
 * nobody measured is {@value #NONE}.
 *
 * @param present whether any window came
 */
record Figures(Pool pool, Pool before, boolean present) {
  static final String NONE = "--";

  private static final double NOTHING = 0.0005;

  static Figures of(Scene scene, CoefficientKind kind) {
    WindowSeries windows = scene.dashboard().windows();
    TimeAxis axis = scene.axis(1);
    Instant cursor = scene.controls().cursor();
    if (cursor == null) {
      KnownWindow newest = windows.newest();
      return newest == null
          ? new Figures(new Pool(), new Pool(), false)
          : between(windows, newest.start(), windows.length(), kind);
    }
    return between(windows, axis.start(axis.index(cursor)), axis.slot(), kind);
  }

  private static Figures between(
      WindowSeries windows, Instant start, Duration slot, CoefficientKind kind) {
    Pool now = new Pool();
    Pool before = new Pool();
    boolean present = add(windows, start, start.plus(slot), kind, now);
    add(windows, start.minus(slot), start, kind, before);
    return new Figures(now, before, present);
  }

  private static boolean add(
      WindowSeries windows, Instant from, Instant to, CoefficientKind kind, Pool pool) {
    boolean present = false;
    for (KnownWindow window : windows.between(from, to)) {
      present = true;
      CoefficientStatistics figures = window.summary().statistics(kind);
      if (figures != null) {
        pool.add(figures);
      }
    }
    return present;
  }

  /** Whether there is anything to say. */
  boolean isEmpty() {
    return pool.isEmpty();
  }

  String mean() {
    return pool.isEmpty() ? NONE : number(pool.mean(), 2);
  }

  /** The mean with one more decimal. */
  String exactMean() {
    return pool.isEmpty() ? NONE : number(pool.mean(), 3);
  }

  String spread() {
    return pool.isEmpty() || !Double.isFinite(pool.stddev()) ? NONE : number(pool.stddev(), 3);
  }

  String min() {
    return pool.isEmpty() ? NONE : number(pool.min(), 2);
  }

  String max() {
    return pool.isEmpty() ? NONE : number(pool.max(), 2);
  }

  /** How many readings: 0 only where a window came that says so. */
  String count() {
    if (!present) {
      return NONE;
    }
    return String.format(Locale.ROOT, "%.0f", pool.count());
  }

  /** The sign of the change since the window before, and how much; empty without one of the two. */
  String changeText() {
    Double change = change();
    if (change == null) {
      return "";
    }
    String arrow = Math.abs(change) < NOTHING ? "=" : change > 0 ? "▲" : "▼";
    return arrow + String.format(Locale.ROOT, " %+.3f", change);
  }

  private @Nullable Double change() {
    return pool.isEmpty() || before.isEmpty() ? null : pool.mean() - before.mean();
  }

  private static String number(double value, int decimals) {
    return Math.abs(value) < 1000
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : String.format(Locale.ROOT, "%.1e", value);
  }
}
