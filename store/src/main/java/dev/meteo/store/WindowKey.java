package dev.meteo.store;

import java.time.Instant;

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

  static WindowKey ofMember(String member) {
    int slash = member.indexOf('/');
    return new WindowKey(
        Instant.ofEpochSecond(Long.parseLong(member.substring(0, slash))),
        Instant.ofEpochSecond(Long.parseLong(member.substring(slash + 1))));
  }

  @Override
  public int compareTo(WindowKey other) {
    int byStart = start.compareTo(other.start);
    return byStart != 0 ? byStart : end.compareTo(other.end);
  }
}
