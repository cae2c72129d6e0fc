package dev.meteo.sensor.files.cells;

import dev.meteo.messages.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches dates with two digits for the year, such as 25/09/03, whose year may come first. */
public final class ShortYears {
  private static final Pattern DATE =
      Pattern.compile("(?<![\\d/-])(\\d{2})[-/](\\d{1,2})[-/](\\d{2})(?![\\d/-])");

  private String cell = "";
  private String first = "";
  private String last = "";
  private boolean firstVaries;
  private boolean lastVaries;

  /** Adds the time of one row. */
  public void add(String time) {
    Matcher matcher = DATE.matcher(time);
    if (!matcher.find()) {
      return;
    }
    if (cell.isEmpty()) {
      cell = time;
      first = matcher.group(1);
      last = matcher.group(3);
    }
    firstVaries |= !matcher.group(1).equals(first);
    lastVaries |= !matcher.group(3).equals(last);
  }

  /** Whether what stands first stays as years do, and is more of one than what stands last. */
  public boolean mayComeFirst() {
    boolean isDate = !cell.isEmpty() && Integer.parseInt(first) > 12;
    return isDate && !firstVaries && (lastVaries || first.compareTo(last) > 0);
  }

  /** Both readings of the first of them. */
  public String bothReadings() {
    Matcher matcher = DATE.matcher(cell);
    if (!matcher.find()) {
      return VisibleText.quoted(cell);
    }
    int month = Integer.parseInt(matcher.group(2));
    return VisibleText.quoted(cell)
        + " could be "
        + MonthNames.date(Integer.parseInt(first), month, "20" + last)
        + " or "
        + MonthNames.date(Integer.parseInt(last), month, "20" + first);
  }
}
