package dev.meteo.sensor.files.cells;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Zones and offsets as recordings write them. */
public final class ZoneText {
  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt|ut|z)? ?([+-−])(\\d{1,2})(?::?(\\d{2}))?(?::00)?");
  private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*\\[([^\\]]+)\\]");
  private static final Pattern REGION =
      Pattern.compile(
          "\\b(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)"
              + "/[A-Za-z_+-]+(?:/[A-Za-z_]+)?\\d*");
  private static final Pattern OFFSET_IN_TEXT =
      Pattern.compile("\\b(?:utc|gmt) ?[+-−] ?\\d{1,2}(?::?\\d{2})?(?!\\d)");
  private static final Pattern WORD_IN_TEXT = Pattern.compile("\\b(utc|gmt|cest|cet|zulu)\\b");

  /** Those that mean one offset wherever they are written. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("z", "Z"),
          Map.entry("utc", "Z"),
          Map.entry("gmt", "Z"),
          Map.entry("ut", "Z"),
          Map.entry("zulu", "Z"),
          Map.entry("wet", "Z"),
          Map.entry("west", "+01:00"),
          Map.entry("cet", "+01:00"),
          Map.entry("mez", "+01:00"),
          Map.entry("cest", "+02:00"),
          Map.entry("mesz", "+02:00"),
          Map.entry("eet", "+02:00"),
          Map.entry("eest", "+03:00"),
          Map.entry("edt", "-04:00"),
          Map.entry("cdt", "-05:00"),
          Map.entry("mdt", "-06:00"),
          Map.entry("pdt", "-07:00"),
          Map.entry("pst", "-08:00"),
          Map.entry("jst", "+09:00"),
          Map.entry("aest", "+10:00"),
          Map.entry("aedt", "+11:00"));

  private ZoneText() {}

  /** The zone that the text is; null when it is none. */
  static @Nullable ZoneId parse(String text) {
    String stripped = text.strip();
    Matcher brackets = BRACKETS.matcher(stripped);
    if (brackets.matches()) {
      String before = brackets.group(1);
      return before.isEmpty() ? region(brackets.group(2)) : parse(before);
    }
    if (stripped.startsWith("(") && stripped.endsWith(")")) {
      return parse(stripped.substring(1, stripped.length() - 1));
    }
    String lower = stripped.toLowerCase(Locale.ROOT);
    String abbreviated = ABBREVIATIONS.get(lower);
    if (abbreviated != null) {
      return ZoneOffset.of(abbreviated);
    }
    Matcher offset = OFFSET.matcher(lower);
    return offset.matches() ? offset(offset) : region(stripped);
  }

  /** The zone that a header or another text above the rows names; null when it names none. */
  public static @Nullable ZoneId namedIn(String text) {
    Matcher region = REGION.matcher(text);
    if (region.find()) {
      ZoneId zone = region(region.group());
      if (zone != null) {
        return zone;
      }
    }
    String lower = text.toLowerCase(Locale.ROOT).replace('_', ' ');
    Matcher offset = OFFSET_IN_TEXT.matcher(lower);
    if (offset.find()) {
      return parse(offset.group().replaceAll("(?<=[+-−]) ", ""));
    }
    if (lower.contains("cet") && lower.contains("cest")) {
      return null;
    }
    Matcher word = WORD_IN_TEXT.matcher(lower);
    return word.find() ? parse(word.group()) : null;
  }

  private static @Nullable ZoneId offset(Matcher matcher) {
    int hours = Integer.parseInt(matcher.group(2));
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    if (hours > 18 || minutes > 59) {
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    try {
      return ZoneOffset.ofTotalSeconds(matcher.group(1).equals("+") ? seconds : -seconds);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneId region(String text) {
    try {
      return text.indexOf('/') > 0 ? ZoneId.of(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
