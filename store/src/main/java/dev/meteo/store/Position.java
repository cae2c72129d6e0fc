package dev.meteo.store;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the history of published summaries: what was published later has a higher one.
 *
 * @param millis since 1970, by Redis' clock when it was published
 * @param number among those of the same millisecond
 */
public record Position(long millis, long number) implements Comparable<Position> {
  /** Before all that was ever published. */
  public static final Position BEGIN = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::millis).thenComparingLong(Position::number);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  /** Whether the text is one. */
  public static boolean isOne(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * Reads a position as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Position parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a position in the history");
    }
    return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /** Redis' own name of the entry. */
  @Override
  public String toString() {
    return millis + "-" + number;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
