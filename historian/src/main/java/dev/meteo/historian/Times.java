package dev.meteo.historian;

import dev.meteo.historian.database.Months;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as tables show them. */
final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private Times() {}

  /** Without an offset; with a fraction only if it has one. */
  static String text(long micros, ZoneId zone) {
    Instant instant = Months.instant(micros);
    return (micros % 1_000_000 == 0 ? SECONDS : MICROS).format(instant.atZone(zone));
  }
}
