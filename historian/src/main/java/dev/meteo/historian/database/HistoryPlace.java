package dev.meteo.historian.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where the stream of summaries is in the database.
 *
 * @param offset of the last message that is
 * @param digest of its body: a stream that was deleted and made again has another one there
 */
public record HistoryPlace(long offset, String digest) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ([0-9a-f]{1,64})");

  /** What {@link #toString} says, if it is a place. */
  static Optional<HistoryPlace> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new HistoryPlace(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return offset + " " + digest;
  }
}
