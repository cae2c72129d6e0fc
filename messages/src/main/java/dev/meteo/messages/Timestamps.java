package dev.meteo.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Timestamps as the contract has them: RFC 3339 in, UTC with {@code Z} out. */
public final class Timestamps {
  private static final int SECONDS_END = 19; // 2026-03-01T12:00:00
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final int MICRO_DIGITS = 6;

  /** What four digits of a year can say, in UTC: an offset may lead out of it. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Timestamps() {}

  /**
   * Reads RFC 3339 with any offset and up to 9 fraction digits, cut to microseconds. Strict: what
   * RFC 3339 does not allow, a leap second, a day that does not exist and an instant before year 0
   * or after year 9999 in UTC are empty.
   */
  public static Optional<Instant> parse(String text) {
    int fractionEnd = fractionEnd(text);
    if (fractionEnd < 0) {
      return Optional.empty();
    }
    Integer offset = offsetSeconds(text, fractionEnd);
    if (offset == null) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              microseconds(text, fractionEnd) * 1000);
      Instant instant = local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
      return isWritable(instant) ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException noSuchDate) {
      return Optional.empty();
    }
  }

  /** Writes an instant in UTC, with as many fraction digits (0, 3, 6) as it needs. */
  public static String format(Instant instant) {
    return instant.toString();
  }

  /** Whether {@link #parse} reads what {@link #format} writes of it: years 0 to 9999 in UTC. */
  public static boolean isWritable(Instant instant) {
    return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
  }

  /** The index after the seconds and their fraction, or −1 when the text is no date and time. */
  private static int fractionEnd(String text) {
    if (text.length() <= SECONDS_END || !hasDateTimeShape(text)) {
      return -1;
    }
    if (text.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - SECONDS_END - 1;
    return digits >= 1 && digits <= MAX_FRACTION_DIGITS ? end : -1;
  }

  private static boolean hasDateTimeShape(String text) {
    String shape = "dddd-dd-ddTdd:dd:dd";
    for (int i = 0; i < SECONDS_END; i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (shape.charAt(i)) {
            case 'd' -> isDigit(c);
            case 'T' -> c == 'T' || c == 't';
            default -> c == shape.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Integer offsetSeconds(String text, int start) {
    if (start >= text.length()) {
      return null;
    }
    char sign = text.charAt(start);
    if (sign == 'Z' || sign == 'z') {
      return text.length() == start + 1 ? 0 : null;
    }
    if ((sign != '+' && sign != '-')
        || text.length() != start + 6
        || text.charAt(start + 3) != ':'
        || !areDigits(text, start + 1, start + 3)
        || !areDigits(text, start + 4, start + 6)) {
      return null;
    }
    int hours = number(text, start + 1, start + 3);
    int minutes = number(text, start + 4, start + 6);
    if (hours > 23 || minutes > 59) {
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '+' ? seconds : -seconds;
  }

  private static int microseconds(String text, int fractionEnd) {
    int micros = 0;
    for (int i = 0; i < MICRO_DIGITS; i++) {
      int at = SECONDS_END + 1 + i;
      micros = micros * 10 + (at < fractionEnd ? text.charAt(at) - '0' : 0);
    }
    return micros;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
