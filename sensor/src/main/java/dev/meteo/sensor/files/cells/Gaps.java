package dev.meteo.sensor.files.cells;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cells stand for no value. */
public final class Gaps {
  private static final Set<String> WORDS =
      Set.of(
          "nan",
          "na",
          "n/a",
          "#n/a",
          "n.a.",
          "-",
          "--",
          "---",
          "----",
          "null",
          "none",
          "nil",
          "unknown",
          "unavailable",
          "undefined",
          "missing",
          "no data",
          "nodata",
          "?",
          "–",
          "—");

  private final Set<String> missing = new HashSet<>();
  private final Set<Double> missingNumbers = new HashSet<>();

  /**
   * @param missing what stands for no value besides the usual words; numbers in whatever form
   */
  public Gaps(List<String> missing) {
    for (String text : missing) {
      this.missing.add(text.strip().toLowerCase(Locale.ROOT));
      Double number = number(text.strip());
      if (number != null) {
        missingNumbers.add(number);
      }
    }
  }

  /** Whether the cell holds nothing. */
  public boolean isGap(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    char first = cell.charAt(0);
    if (missing.isEmpty() && first >= '0' && first <= '9') {
      return false;
    }
    String text = cell.strip().toLowerCase(Locale.ROOT);
    return text.isEmpty() || WORDS.contains(text) || missing.contains(text);
  }

  /** Whether the number, in the file's unit, stands for no value. */
  public boolean isGap(double number) {
    return !missingNumbers.isEmpty() && missingNumbers.contains(number);
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
