package dev.meteo.terminal;

import dev.meteo.cli.UsageError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A screen's size in cells. */
record ScreenSize(int columns, int rows) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,3})x([0-9]{1,3})");

  static ScreenSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UsageError("a size is written like 110x32, not '" + text + "'");
    }
    ScreenSize size =
        new ScreenSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    if (size.columns < 1 || size.rows < 1) {
      throw new UsageError("a picture has a column and a row at least, not " + text);
    }
    return size;
  }
}
