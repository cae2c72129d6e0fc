package dev.meteo.sensor.files.cells;

import dev.meteo.messages.VisibleText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one text apart into a date, a time of day and a zone. */
final class ClockParser {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/. ])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
  private static final Pattern EAST_ASIAN = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([-/.]) ?(\\d{1,2})\\2 ?(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern DAY_NAMED =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th|\\.)?[-/ ]*(?:de |of )?(\\p{L}{3,12})\\.?[-/ ,]*(?:de |del )?"
              + "(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern MONTH_NAMED =
      Pattern.compile(
          "(\\p{L}{3,12})\\.?[-/ ]*(\\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\\d{4}|\\d{2})(?![\\d:])");
  private static final Pattern YEAR_NAMED =
      Pattern.compile("(\\d{4})[-/ ]+(\\p{L}{3,12})\\.?[-/ ]+(\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(\\p{L}{3,12}) +(\\d{1,2}) +(\\d{1,2}:\\d{2}(?::\\d{2})?)( +\\S+)? +(\\d{4})");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mie|jue|vie"
              + "|sab|dom|gio)[a-z]*\\.?,? +(?=[\\p{L}\\d])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})(?:([:.h])(\\d{2})(?:[:.m](\\d{2})s?(?:[.,:](\\d{1,9}))?)?(?![\\d/])|(?![\\d/-]))");
  private static final Pattern COMPACT_TIME =
      Pattern.compile("(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d)");
  private static final Pattern HALF =
      Pattern.compile("^ ?([ap])(?:\\. ?)?(?:m\\b\\.?)?(?!\\p{L})", Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_BEFORE =
      Pattern.compile("^(上午|오전|午前|下午|오후|午後|[ap]m) ?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOCK_WORD = Pattern.compile("^ ?(Uhr|uhr|h)(?!\\p{L})");
  private static final String FORENOONS = "上午오전午前";
  private static final int NOON = 12;

  private final String original;
  private final DateOrder order;
  private String rest;
  private @Nullable LocalDate date;
  private @Nullable LocalTime time;
  private boolean isNextDay;
  private boolean parsed;
  private @Nullable ZoneId zone;

  ClockParser(String text, DateOrder order) {
    this.original = text;
    this.order = order;
    this.rest = plain(text);
  }

  /** The date and time, both of which must be there. */
  LocalDateTime dateTime() throws BadCell {
    parse();
    LocalDate day = date;
    LocalTime clock = time;
    if (day != null && clock != null) {
      return TimeText.at(day, clock, isNextDay);
    }
    if (day != null) {
      throw bad("a date without a time");
    }
    throw bad(clock == null ? "no date and time" : "a time without a date");
  }

  /** The zone that the text names; null when it names none. */
  @Nullable ZoneId zone() {
    return zone;
  }

  TimeText.Shape shape() throws BadCell {
    parse();
    if (date != null) {
      return time == null ? TimeText.Shape.DATE : TimeText.Shape.COMPLETE;
    }
    return time == null ? TimeText.Shape.NEITHER : TimeText.Shape.TIME;
  }

  private void parse() throws BadCell {
    if (parsed) {
      return;
    }
    parsed = true;
    putYearFirst();
    date = takeDate();
    skip(date == null ? "" : " T,;_-");
    takeTime();
    if (date == null && time != null) {
      skip(" ,;");
      date = takeDate();
    }
    takeZone();
  }

  /** Makes Sep 3 14:05 2025 what all others write. */
  private void putYearFirst() {
    if (rest.isEmpty() || !Character.isLetter(rest.charAt(0))) {
      return;
    }
    Matcher yearLast = YEAR_LAST.matcher(WEEKDAY.matcher(rest).replaceFirst(""));
    if (yearLast.matches()) {
      String zoneText = yearLast.group(4) == null ? "" : yearLast.group(4);
      rest =
          (yearLast.group(1) + " " + yearLast.group(2) + ", " + yearLast.group(5) + " ")
              + (yearLast.group(3) + zoneText);
    }
  }

  private @Nullable LocalDate takeDate() throws BadCell {
    Matcher matcher = begins(YEAR_FIRST);
    if (matcher != null) {
      return date(matcher.group(1), matcher.group(3), matcher.group(4));
    }
    matcher = begins(EAST_ASIAN);
    if (matcher == null) {
      matcher = begins(COMPACT);
    }
    if (matcher != null) {
      return date(matcher.group(1), matcher.group(2), matcher.group(3));
    }
    matcher = begins(NUMBERS);
    if (matcher != null) {
      return numbers(matcher);
    }
    return named();
  }

  private @Nullable LocalDate numbers(Matcher matcher) throws BadCell {
    String first = matcher.group(1);
    String second = matcher.group(3);
    String last = matcher.group(4);
    boolean dots = matcher.group(2).equals(".");
    if (order == DateOrder.YEAR_FIRST && last.length() == 2) {
      return date(first, second, last);
    }
    boolean isUnknown = order == DateOrder.UNKNOWN || order == DateOrder.YEAR_FIRST;
    DateOrder known = isUnknown ? DateOrder.provedBy(original) : order;
    if (dots && isUnknown) {
      known = DateOrder.DAY_FIRST;
    }
    if (known == null) {
      throw new BadCell(
          "a date that means two days",
          ": " + DateOrder.bothReadings(original) + "; see --time-format");
    }
    int month = Integer.parseInt(known == DateOrder.DAY_FIRST ? second : first);
    if (month < 1 || month > NOON) {
      throw new BadCell("no date in the order " + known, ": " + VisibleText.quoted(original));
    }
    return known == DateOrder.DAY_FIRST ? date(last, second, first) : date(last, first, second);
  }

  private @Nullable LocalDate named() throws BadCell {
    Matcher weekday = WEEKDAY.matcher(rest);
    String before = rest;
    if (weekday.find() && MonthNames.number(weekday.group().replaceAll("[., ]", "")) == 0) {
      rest = rest.substring(weekday.end());
      LocalDate after = takeDate();
      if (after == null) {
        rest = before;
      }
      return after;
    }
    Matcher matcher = begins(DAY_NAMED);
    if (matcher != null) {
      return date(matcher.group(3), month(matcher.group(2)), matcher.group(1));
    }
    matcher = begins(YEAR_NAMED);
    if (matcher != null) {
      return date(matcher.group(1), month(matcher.group(2)), matcher.group(3));
    }
    matcher = begins(MONTH_NAMED);
    return matcher == null
        ? null
        : date(matcher.group(3), month(matcher.group(1)), matcher.group(2));
  }

  private static String month(String word) {
    return Integer.toString(MonthNames.number(word));
  }

  private LocalDate date(String year, String month, String day) throws BadCell {
    try {
      int number = Integer.parseInt(year);
      return LocalDate.of(
          year.length() == 2 ? 2000 + number : number,
          Integer.parseInt(month),
          Integer.parseInt(day));
    } catch (DateTimeException e) {
      throw bad("no date and time");
    }
  }

  private void takeTime() throws BadCell {
    int half = 0;
    Matcher before = HALF_BEFORE.matcher(rest);
    if (before.find()) {
      boolean forenoon = FORENOONS.contains(before.group(1)) || before.group(1).matches("[aA].");
      half = forenoon ? -1 : 1;
      rest = rest.substring(before.end());
    }
    Matcher matcher = begins(date == null ? TIME : COMPACT_TIME);
    if (matcher != null && date != null) {
      time(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), half);
      return;
    }
    String unread = rest;
    matcher = date == null ? matcher : begins(TIME);
    if (matcher == null) {
      return;
    }
    Matcher after = HALF.matcher(rest);
    if (after.find()) {
      half = after.group(1).equalsIgnoreCase("a") ? -1 : 1;
      rest = rest.substring(after.end());
    }
    if (matcher.group(3) == null && half == 0) {
      rest = unread;
      return;
    }
    time(matcher.group(1), matcher.group(3), matcher.group(4), matcher.group(5), half);
    rest = rest.isEmpty() ? rest : CLOCK_WORD.matcher(rest).replaceFirst("");
  }

  private void time(
      String hours,
      @Nullable String minutes,
      @Nullable String seconds,
      @Nullable String fraction,
      int half)
      throws BadCell {
    int hour = Integer.parseInt(hours);
    int minute = number(minutes);
    int second = number(seconds);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    if (half != 0 && hour <= NOON) {
      hour = hour % NOON + (half > 0 ? NOON : 0);
    } else if (half < 0) {
      throw bad("no date and time");
    }
    if (hour == 24 && minute == 0 && second == 0 && nanos == 0) {
      isNextDay = true;
      hour = 0;
    }
    try {
      time = LocalTime.of(hour, minute, second, nanos);
    } catch (DateTimeException e) {
      throw bad("no date and time");
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private void takeZone() throws BadCell {
    String text = rest.strip();
    if (text.isEmpty()) {
      return;
    }
    ZoneId named = time == null ? null : ZoneText.parse(text);
    if (named == null) {
      throw bad("no date and time");
    }
    zone = named;
  }

  /** The match at the beginning, which is taken away; null when there is none. */
  private @Nullable Matcher begins(Pattern pattern) {
    Matcher matcher = pattern.matcher(rest);
    if (!matcher.lookingAt()) {
      return null;
    }
    rest = rest.substring(matcher.end());
    return matcher;
  }

  private void skip(String characters) {
    int at = 0;
    while (at < rest.length() && characters.indexOf(rest.charAt(at)) >= 0) {
      at++;
    }
    rest = rest.substring(at);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
    }
    String stripped = plain.toString().strip();
    return stripped.startsWith("'") ? stripped.substring(1) : stripped;
  }

  private BadCell bad(String what) {
    return new BadCell(what, ": " + VisibleText.quoted(original));
  }
}
