package dev.meteo.historian;

import dev.meteo.messages.DurationText;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as people say it: a year, month, day or hour has a begin and an end, an exact time is both
 * at once.
 *
 * @param end of the year, month, day or hour, excluded
 */
record SpokenTime(Instant begin, Instant end) {
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern HOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}");
  private static final Pattern AGO = Pattern.compile("-\\d{1,9}(s|m|h|d|w)");

  /**
   * Reads a time.
   *
   * @param zone of what has no offset
   * @throws IllegalArgumentException saying how times are written
   */
  static SpokenTime parse(String text, ZoneId zone, Instant now) {
    String words = text.strip();
    try {
      LocalDate today = LocalDate.ofInstant(now, zone);
      return switch (words.toLowerCase(Locale.ROOT)) {
        case "now" -> new SpokenTime(now, now);
        case "today" -> day(today, zone);
        case "yesterday" -> day(today.minusDays(1), zone);
        case "tomorrow" -> day(today.plusDays(1), zone);
        default -> numbers(words, zone, now).orElseThrow(() -> unreadable(text));
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw unreadable(text);
    }
  }

  private static Optional<SpokenTime> numbers(String words, ZoneId zone, Instant now) {
    if (YEAR.matcher(words).matches()) {
      LocalDate first = Year.parse(words).atDay(1);
      return Optional.of(days(first, first.plusYears(1), zone));
    }
    if (MONTH.matcher(words).matches()) {
      LocalDate first = YearMonth.parse(words).atDay(1);
      return Optional.of(days(first, first.plusMonths(1), zone));
    }
    if (DAY.matcher(words).matches()) {
      return Optional.of(day(LocalDate.parse(words), zone));
    }
    if (HOUR.matcher(words).matches()) {
      Instant begin = local(words.replace(' ', 'T') + ":00", zone);
      return Optional.of(new SpokenTime(begin, begin.plusSeconds(3600)));
    }
    if (AGO.matcher(words).matches()) {
      Instant ago = now.minus(ago(words.substring(1)));
      return Optional.of(new SpokenTime(ago, ago));
    }
    Optional<Instant> exact = Timestamps.parse(words.replace(' ', 'T'));
    if (exact.isEmpty()) {
      exact = Optional.of(local(words.replace(' ', 'T'), zone));
    }
    return exact.map(instant -> new SpokenTime(instant, instant));
  }

  private static Duration ago(String text) {
    return text.endsWith("w")
        ? DurationText.parse(text.replace('w', 'd')).multipliedBy(7)
        : DurationText.parse(text);
  }

  private static Instant local(String text, ZoneId zone) {
    return LocalDateTime.parse(text).atZone(zone).toInstant();
  }

  private static SpokenTime day(LocalDate day, ZoneId zone) {
    return days(day, day.plusDays(1), zone);
  }

  private static SpokenTime days(LocalDate first, LocalDate after, ZoneId zone) {
    return new SpokenTime(
        first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        VisibleText.quoted(text)
            + " is not a time; write it like 2026-03, 2026-03-05, 2026-03-05T12:30, yesterday, -7d"
            + " or now");
  }
}
