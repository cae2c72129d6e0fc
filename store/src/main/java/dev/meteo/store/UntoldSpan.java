package dev.meteo.store;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in which a worker stored readings that it may not have told to those who listen to what
 * counts. The times are of storing, by the worker's clock: the end is written down ahead, before
 * anything goes untold, so that a worker's death hides nothing.
 *
 * @param worker the name in its messages
 * @param from the first that may be untold was stored at or after this
 * @param to the last was stored before this
 * @param readings how many are known to be untold, so far
 */
public record UntoldSpan(String worker, Instant from, Instant to, long readings) {
  private static final Pattern TEXT =
      Pattern.compile("(-?\\d{1,15}) (-?\\d{1,15}) (\\d{1,15}) (.{1,300})");

  /** What the store keeps, if it is a span. */
  static Optional<UntoldSpan> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new UntoldSpan(
            parts.group(4),
            Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
            Instant.ofEpochMilli(Long.parseLong(parts.group(2))),
            Long.parseLong(parts.group(3))));
  }
}
