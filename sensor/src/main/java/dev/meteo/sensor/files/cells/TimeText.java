package dev.meteo.sensor.files.cells;

import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a recording, whatever they look like, as long as they mean one thing. What is
 * ambiguous, or no time of the clock, is refused with what it could be.
 */
public final class TimeText {
  /** What a text is. */
  public enum Shape {
    COMPLETE,
    DATE,
    TIME,
    NEITHER
  }

  /** A time of the recording. */
  public sealed interface Moment {}

  /** One that needs no zone. */
  public record Absolute(Instant instant) implements Moment {}

  /** One of the clock on the wall. */
  public record Local(LocalDateTime time) implements Moment {}

  /** What is the format of spreadsheets' day numbers. */
  private static final String SPREADSHEET = "excel";

  private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

  /** Fewer digits would be a year or a date such as 20150204. */
  private static final Pattern EPOCH = Pattern.compile("\\d{9,19}(\\.\\d{1,9})?");

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d\\.\\d+[eE]\\+?\\d{1,2}");
  private static final Pattern DAY_NUMBER = Pattern.compile("[234]\\d{4}([.,]\\d+)?");
  private static final Pattern COMPACT =
      Pattern.compile("(19|20)\\d{2}[01]\\d[0-3]\\d[0-2]\\d[0-5]\\d([0-5]\\d)?");
  private static final int LONGEST = 80;

  private final DateOrder order;
  private final @Nullable DateTimeFormatter formatter;
  private final boolean spreadsheet;

  private TimeText(DateOrder order, @Nullable DateTimeFormatter formatter, boolean spreadsheet) {
    this.order = order;
    this.formatter = formatter;
    this.spreadsheet = spreadsheet;
  }

  /**
   * Reads times in any form that says what it means, or whose order is known.
   *
   * @param order of the numbers of dates that do not say it themselves
   */
  public static TimeText inOrder(DateOrder order) {
    return new TimeText(order, null, false);
  }

  /**
   * Reads times as the user says that they are written.
   *
   * @param format a pattern such as {@code dd/MM/yyyy HH:mm}, or {@code excel}
   * @throws IllegalArgumentException when it is no pattern
   */
  public static TimeText inFormat(String format) {
    if (format.strip().equalsIgnoreCase(SPREADSHEET)) {
      return new TimeText(DateOrder.UNKNOWN, null, true);
    }
    DateOrder said = DateOrder.saidIn(format);
    if (said != null) {
      return inOrder(said);
    }
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(format)
            .toFormatter(Locale.ENGLISH);
    return new TimeText(DateOrder.UNKNOWN, formatter, false);
  }

  /** The order of day and month that is known. */
  public DateOrder order() {
    return order;
  }

  /** Whether what is in the cells was told by the user. */
  public boolean isFormatted() {
    return formatter != null || spreadsheet;
  }

  /** What the text is, however the order of its numbers is. */
  public static Shape shape(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Shape.NEITHER;
    }
    if (EPOCH.matcher(text).matches() || SCIENTIFIC.matcher(text).matches()) {
      return Shape.COMPLETE;
    }
    Shape dayFirst = shape(text, DateOrder.DAY_FIRST);
    return dayFirst == Shape.NEITHER ? shape(text, DateOrder.MONTH_FIRST) : dayFirst;
  }

  private static Shape shape(String text, DateOrder order) {
    try {
      return new ClockParser(text, order).shape();
    } catch (BadCell e) {
      return Shape.NEITHER;
    }
  }

  /**
   * Reads a cell.
   *
   * @throws BadCell saying why the text is no time, and what it could be
   */
  public Moment parse(String cell) throws BadCell {
    String text = cell.strip();
    if (spreadsheet) {
      return new Local(dayNumber(text));
    }
    if (formatter != null) {
      return formatted(text, formatter);
    }
    Instant seconds = EpochText.seconds(text);
    if (seconds != null) {
      return new Absolute(seconds);
    }
    LocalDateTime simple = IsoText.simple(text);
    if (simple != null) {
      return new Local(simple);
    }
    Optional<Instant> rfc3339 = Timestamps.parse(text);
    if (rfc3339.isPresent()) {
      return new Absolute(rfc3339.get());
    }
    if (text.length() > LONGEST) {
      throw new BadCell("no date and time", ": " + VisibleText.quoted(text));
    }
    return isNumber(text) ? number(text) : clock(text);
  }

  private static boolean isNumber(String text) {
    return EPOCH.matcher(text).matches()
        || SCIENTIFIC.matcher(text).matches()
        || DAY_NUMBER.matcher(text).matches();
  }

  private Moment clock(String text) throws BadCell {
    ClockParser parser = new ClockParser(text, order);
    LocalDateTime local = parser.dateTime();
    ZoneId zone = parser.zone();
    if (zone == null) {
      return new Local(local);
    }
    if (zone.getRules().getValidOffsets(local).size() != 1) {
      throw new BadCell(
          "the time does not exist or exists twice in its zone", ": " + VisibleText.quoted(text));
    }
    return new Absolute(local.atZone(zone).toInstant());
  }

  private static Moment number(String text) throws BadCell {
    if (DAY_NUMBER.matcher(text).matches()) {
      throw new BadCell(
          "a number of days, not a date and time",
          ": "
              + VisibleText.quoted(text)
              + " is "
              + dayNumber(text)
              + " in a spreadsheet; --time-format excel reads it so");
    }
    if (COMPACT.matcher(text).matches()) {
      return compact(text);
    }
    return new Absolute(sinceEpoch(new BigDecimal(text)));
  }

  /** 14 digits are a date and time, or milliseconds in the year 2600; 12 may be either. */
  private static Moment compact(String text) throws BadCell {
    String iso =
        text.substring(0, 4)
            + "-"
            + text.substring(4, 6)
            + "-"
            + text.substring(6, 8)
            + " "
            + text.substring(8, 10)
            + ":"
            + text.substring(10, 12)
            + (text.length() == 14 ? ":" + text.substring(12) : "");
    LocalDateTime local = IsoText.simple(iso);
    if (local == null) {
      return new Absolute(sinceEpoch(new BigDecimal(text)));
    }
    if (text.length() == 14) {
      return new Local(local);
    }
    throw new BadCell(
        "digits that mean two times",
        ": "
            + VisibleText.quoted(text)
            + " is "
            + iso
            + ", or milliseconds that are "
            + sinceEpoch(new BigDecimal(text))
            + "; --time-format yyyyMMddHHmm reads the first");
  }

  private static LocalDateTime dayNumber(String text) throws BadCell {
    try {
      BigDecimal days = new BigDecimal(text.replace(',', '.'));
      long whole = days.longValue();
      if (whole < 1 || whole > 100_000) {
        throw new BadCell("no number of days", ": " + VisibleText.quoted(text));
      }
      BigDecimal seconds =
          days.subtract(BigDecimal.valueOf(whole)).multiply(BigDecimal.valueOf(86_400));
      return SPREADSHEET_EPOCH
          .plusDays(whole)
          .atStartOfDay()
          .plusSeconds(Math.round(seconds.doubleValue()));
    } catch (NumberFormatException e) {
      throw new BadCell("no number of days", ": " + VisibleText.quoted(text));
    }
  }

  private static Moment formatted(String text, DateTimeFormatter formatter) throws BadCell {
    try {
      var parsed = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return parsed instanceof ZonedDateTime zoned
          ? new Absolute(zoned.toInstant())
          : new Local((LocalDateTime) parsed);
    } catch (DateTimeException e) {
      throw new BadCell("not in --time-format", ": " + VisibleText.quoted(text));
    }
  }

  /** The magnitude tells the unit: 1e11 s are in the year 5138, 1e11 ms in 1973. */
  private static Instant sinceEpoch(BigDecimal number) {
    int wholeDigits = number.precision() - number.scale();
    int unitDigits = wholeDigits <= 11 ? 0 : wholeDigits <= 14 ? 3 : wholeDigits <= 17 ? 6 : 9;
    BigDecimal seconds = number.movePointLeft(unitDigits);
    long whole = seconds.longValue();
    long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
    return Instant.ofEpochSecond(whole, nanos);
  }

  /** Midnight, which some write as hour 24 of the day before. */
  static LocalDateTime at(LocalDate date, LocalTime time, boolean isNextDay) {
    return (isNextDay ? date.plusDays(1) : date).atTime(time);
  }
}
