package dev.meteo.terminal.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and time spans as a screen says them. */
final class Ages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private Ages() {}

  /** A local time of day, with the date when that is not today's. */
  static String time(Instant instant, Instant now, ZoneId zone) {
    boolean today = LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(now, zone));
    return (today ? TIME : DATE_TIME).format(instant.atZone(zone));
  }

  static String timeOfDay(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** Like {@code 4 s}, {@code 2 m 05 s}, {@code 3 h 12 m}, {@code 5 d}, or a date long ago. */
  static String ago(Instant instant, Instant now, ZoneId zone) {
    Duration age = Duration.between(instant, now);
    if (age.toDays() > 99) {
      return DATE.format(instant.atZone(zone));
    }
    return span(age) + " ago";
  }

  /** Like {@code 4 s}, {@code 2 m 05 s}, {@code 3 h 12 m}, {@code 5 d}; nothing below 0 s. */
  static String span(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%d h %02d m", seconds / 3600, seconds / 60 % 60);
    }
    return seconds / 86_400 + " d";
  }

  /** A span in its largest unit only, like {@code 2 m}. */
  static String shortSpan(Duration duration) {
    String[] parts = span(duration).split(" ", -1);
    return parts[0] + " " + parts[1];
  }

  /** A window's length: {@code 5 s}, {@code 1 h}, {@code 500 ms}. */
  static String length(Duration length) {
    long millis = length.toMillis();
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
  }
}
