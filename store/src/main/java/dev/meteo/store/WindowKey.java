package dev.meteo.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A window of event time.
 *
 * @param start included, a whole second
 * @param end excluded, a whole second
 */
public record WindowKey(Instant start, Instant end) implements Comparable<WindowKey> {
  long startSecond() {
    return start.getEpochSecond();
  }

  long endSecond() {
    return end.getEpochSecond();
  }

  /** {@code <start>/<end>} in epoch seconds, the window's name in Redis. */
  String member() {
    return startSecond() + "/" + endSecond();
  }

  /** Reads a window's name; empty when it is none. */
  static Optional<WindowKey> parse(String member) {
    int slash = member.indexOf('/');
    if (slash < 0
        || !StoredNumber.isSecond(member.substring(0, slash))
        || !StoredNumber.isSecond(member.substring(slash + 1))) {
      return Optional.empty();
    }
    WindowKey window =
        new WindowKey(
            Instant.ofEpochSecond(Long.parseLong(member.substring(0, slash))),
            Instant.ofEpochSecond(Long.parseLong(member.substring(slash + 1))));
    return window.end.isAfter(window.start) ? Optional.of(window) : Optional.empty();
  }

  @Override
  public int compareTo(WindowKey other) {
    int byStart = start.compareTo(other.start);
    return byStart != 0 ? byStart : end.compareTo(other.end);
  }
}
