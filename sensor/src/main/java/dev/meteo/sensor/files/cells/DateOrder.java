package dev.meteo.sensor.files.cells;

import dev.meteo.messages.VisibleText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which order dates such as 03/09/2025 have their numbers. It is told or proved, not guessed.
 */
public enum DateOrder {
  DAY_FIRST("d/m/y"),
  MONTH_FIRST("m/d/y"),
  /** Two digits of the year come first; four digits of a year need no telling. */
  YEAR_FIRST("y/m/d"),
  UNKNOWN("unknown");

  private static final String DAY = "(?:d{1,2}|tt|jj|gg)";
  private static final String MONTH = "m{1,4}";
  private static final String YEAR = "(?:y{2,4}|a{2,4}|j{4}|u{2,4})";
  private static final String BETWEEN = "[-/. ,]+";
  private static final Pattern DAY_PATTERN = inWords(DAY + BETWEEN + MONTH + BETWEEN + YEAR);
  private static final Pattern MONTH_PATTERN = inWords(MONTH + BETWEEN + DAY + BETWEEN + YEAR);
  private static final Pattern YEAR_PATTERN = inWords(YEAR + BETWEEN + MONTH + BETWEEN + DAY);
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\d/-])(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})(?!\\d)");

  private final String text;

  DateOrder(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  private static Pattern inWords(String pattern) {
    return Pattern.compile("(?<!\\p{L})" + pattern + "(?!\\p{L})");
  }

  /** The order that a pattern within a text says, such as {@code Time(dd/mm/yyyy)}. */
  public static @Nullable DateOrder saidIn(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("%([dmy])", "$1$1").replaceAll("%[hijsp]", "");
    if (DAY_PATTERN.matcher(plain).find()) {
      return DAY_FIRST;
    }
    if (MONTH_PATTERN.matcher(plain).find()) {
      return MONTH_FIRST;
    }
    return YEAR_PATTERN.matcher(plain).find() ? YEAR_FIRST : null;
  }

  /** Whether the cell has a date that means two things without an order. */
  public static boolean isNeededBy(String cell) {
    return NUMBERS.matcher(cell).find();
  }

  /** The order that a cell proves by a number above 12; null when it proves none. */
  public static @Nullable DateOrder provedBy(String cell) {
    Matcher matcher = NUMBERS.matcher(cell);
    if (!matcher.find()) {
      return null;
    }
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    if (first > 12 && first <= 31 && second <= 12) {
      return DAY_FIRST;
    }
    return second > 12 && second <= 31 && first <= 12 ? MONTH_FIRST : null;
  }

  /** Both readings of a cell that {@link #isNeededBy} says is ambiguous. */
  public static String bothReadings(String cell) {
    Matcher matcher = NUMBERS.matcher(cell);
    if (!matcher.find()) {
      return VisibleText.quoted(cell);
    }
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    String year = matcher.group(3).length() == 2 ? "20" + matcher.group(3) : matcher.group(3);
    return VisibleText.quoted(cell)
        + " could be "
        + MonthNames.date(first, second, year)
        + " or "
        + MonthNames.date(second, first, year);
  }
}
