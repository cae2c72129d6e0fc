package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The horizontal axis of a chart: a fixed number of dots per window, the newest at the right, so
 * that what is missing leaves its room empty.
 *
 * @param lastStart where the rightmost window starts
 * @param length of a window
 * @param columns of cells
 */
record TimeAxis(Instant lastStart, Duration length, int columns, int dotsPerWindow) {
  private static final int LABEL_EVERY = 11;
  private static final long[] STEPS_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
    172_800, 604_800, 2_592_000
  };
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  /**
   * The axis that ends with the newest window, or, when windows come as time passes and have
   * stopped coming, moves on with the time until the newest is at three quarters.
   */
  static TimeAxis of(Dashboard dashboard, Instant now, int columns, int dotsPerWindow) {
    Duration length = dashboard.windows().length();
    ReceivedSummary newest = dashboard.windows().newest();
    Instant last = newest == null ? floor(now, length) : newest.summary().start();
    if (newest != null && dashboard.isStale(now)) {
      long silent = Duration.between(newest.received(), now).dividedBy(length);
      long most = (long) columns * BrailleCanvas.DOTS_ACROSS / dotsPerWindow / 4;
      last = last.plus(length.multipliedBy(Math.min(silent, most)));
    }
    return new TimeAxis(last, length, columns, dotsPerWindow);
  }

  /** How many windows have room. */
  int windows() {
    return columns * BrailleCanvas.DOTS_ACROSS / dotsPerWindow;
  }

  /** Where the window starts that is so many before the last. */
  Instant start(int beforeLast) {
    return lastStart.minus(length.multipliedBy(beforeLast));
  }

  /** The dot column of the middle of the window that is so many before the last. */
  int dot(int beforeLast) {
    int right = columns * BrailleCanvas.DOTS_ACROSS - beforeLast * dotsPerWindow;
    return right - (dotsPerWindow + 1) / 2;
  }

  /** The first dot column of the window that is so many before the last. */
  int firstDot(int beforeLast) {
    return lastDot(beforeLast) - dotsPerWindow + 1;
  }

  /** The last dot column of the window that is so many before the last. */
  int lastDot(int beforeLast) {
    return columns * BrailleCanvas.DOTS_ACROSS - beforeLast * dotsPerWindow - 1;
  }

  /** The cell of the window that is so many before the last. */
  int column(int beforeLast) {
    return Math.floorDiv(dot(beforeLast), BrailleCanvas.DOTS_ACROSS);
  }

  /** The time between two labels. */
  Duration labelStep() {
    double perColumn = length.toMillis() / 1000.0 * BrailleCanvas.DOTS_ACROSS / dotsPerWindow;
    for (long step : STEPS_SECONDS) {
      if (step >= perColumn * LABEL_EVERY) {
        return Duration.ofSeconds(step);
      }
    }
    return Duration.ofDays(365);
  }

  /** Whether a round local time falls into the window that starts then. */
  boolean isLabelled(Instant start, ZoneId zone) {
    long step = labelStep().toMillis();
    long local = localMillis(start, zone);
    long end = local + length.toMillis();
    return Math.floorDiv(local - 1, step) != Math.floorDiv(end - 1, step);
  }

  /** The round local time that falls into the window that starts then. */
  String label(Instant start, ZoneId zone) {
    long step = labelStep().toMillis();
    long local = Math.ceilDiv(localMillis(start, zone), step) * step;
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000), 0, ZoneOffset.UTC);
    if (step < 60_000) {
      return SECONDS.format(time);
    }
    return step < 86_400_000 ? MINUTES.format(time) : DAYS.format(time);
  }

  private static long localMillis(Instant instant, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    return instant.toEpochMilli() + offset.getTotalSeconds() * 1000L;
  }

  private static Instant floor(Instant instant, Duration length) {
    long millis = Math.max(1, length.toMillis());
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), millis) * millis);
  }
}
