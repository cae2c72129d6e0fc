package dev.meteo.sensor;

import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the times of a recording, in the order of its rows: ISO dates and times with a T or a
 * space, with or without seconds, fraction and offset; seconds, milli-, micro- or nanoseconds since
 * the epoch. Not thread-safe.
 */
final class RecordedTime {
  /** Fewer digits would be a year or a date such as 20150204. */
  private static final Pattern EPOCH = Pattern.compile("\\d{9,19}(\\.\\d{1,9})?");

  private static final DateTimeFormatter LOCAL_OR_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd['T'][ ]H:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;
  private Instant previous = Instant.MIN;
  private boolean usedZone;

  /**
   * @param zone of times without an offset
   */
  RecordedTime(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether any time so far had no offset, so that the zone mattered. */
  boolean usedZone() {
    return usedZone;
  }

  /**
   * @throws BadCell saying why the text is no time
   */
  Instant parse(String text) throws BadCell {
    Optional<Instant> rfc3339 = Timestamps.parse(text);
    Instant instant = rfc3339.isPresent() ? rfc3339.get() : parseLoosely(text);
    if (!Timestamps.isWritable(instant)) {
      throw new BadCell("not in the years 0 to 9999 in UTC: " + VisibleText.quoted(text));
    }
    previous = instant;
    return instant;
  }

  private Instant parseLoosely(String text) throws BadCell {
    if (EPOCH.matcher(text).matches()) {
      return sinceEpoch(new BigDecimal(text));
    }
    try {
      TemporalAccessor parsed =
          LOCAL_OR_OFFSET.parseBest(normalised(text), OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : inZone((LocalDateTime) parsed);
    } catch (DateTimeException e) {
      throw new BadCell("no date and time: " + VisibleText.quoted(text));
    }
  }

  private static String normalised(String text) {
    String dashes = text.length() > 10 ? text.substring(0, 10).replace('/', '-') : text;
    return dashes + (text.length() > 10 ? text.substring(10).replace(',', '.') : "");
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

  /**
   * An hour that a zone repeats is its first pass, until going on in time takes the second. An hour
   * that a zone leaves out never was.
   */
  private Instant inZone(LocalDateTime local) throws BadCell {
    usedZone = true;
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new BadCell(
          local + " does not exist in " + zone + ", where clocks skip it; see --timezone");
    }
    Instant first = local.toInstant(offsets.getFirst());
    return first.isBefore(previous) ? local.toInstant(offsets.getLast()) : first;
  }
}
