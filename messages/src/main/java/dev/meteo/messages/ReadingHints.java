package dev.meteo.messages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** What a sender probably meant, to follow what is wrong; empty when that cannot be told. */
final class ReadingHints {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?");
  private static final Pattern WITH_BLANK = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*");
  private static final Pattern SHORT_OFFSET = Pattern.compile(".*[T ].*:.*[+-]\\d\\d(\\d\\d)?");
  private static final Pattern EPOCH = Pattern.compile("[12]\\d{9}(\\d{3})?(\\.\\d+)?");
  private static final int MILLISECOND_DIGITS = 13;

  private ReadingHints() {}

  /** Of a string where a number should be. */
  static String ofNumber(String text) {
    if (NUMBER.matcher(text.strip()).matches()) {
      return "; send the number without quotes";
    }
    return DECIMAL_COMMA.matcher(text.strip()).matches()
        ? "; send the number without quotes and with a decimal point"
        : "";
  }

  /** Of a string that is no timestamp. */
  static String ofTimestamp(String text) {
    if (LOCAL.matcher(text).matches()) {
      boolean blank = text.charAt(10) == ' ';
      return "; it has no zone: end it with Z, or an offset such as +01:00"
          + (blank ? ", and put a T for the blank" : "");
    }
    if (EPOCH.matcher(text).matches()) {
      return sinceEpoch(text);
    }
    if (SHORT_OFFSET.matcher(text).matches()) {
      return "; its offset must be written as +01:00";
    }
    return WITH_BLANK.matcher(text).matches() ? "; put a T for the blank" : "";
  }

  /** Of a number where a timestamp should be. */
  static String ofEpoch(String digits) {
    return EPOCH.matcher(digits).matches() ? sinceEpoch(digits) : "";
  }

  private static String sinceEpoch(String digits) {
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    boolean millis = whole == MILLISECOND_DIGITS;
    try {
      BigDecimal number = new BigDecimal(JsonWords.cut(digits));
      BigDecimal millisecondsSince = millis ? number : number.movePointRight(3);
      Instant time = Instant.ofEpochMilli(millisecondsSince.longValue());
      return ", "
          + (millis ? "milliseconds" : "seconds")
          + " since 1970; send that as \""
          + Timestamps.format(time)
          + "\"";
    } catch (NumberFormatException | DateTimeException e) {
      return "";
    }
  }
}
