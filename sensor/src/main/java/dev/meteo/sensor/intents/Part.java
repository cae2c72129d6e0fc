package dev.meteo.sensor.intents;

import java.nio.file.Path;

/** A file of an outbox, and how much of it is still to be confirmed. Not thread-safe. */
final class Part {
  private final Path file;
  private final long first;
  private long last;
  private long unconfirmed;

  /**
   * @param first the smallest number that its intents may have
   */
  Part(Path file, long first) {
    this.file = file;
    this.first = first;
    this.last = first - 1;
  }

  Path file() {
    return file;
  }

  boolean isEmpty() {
    return last < first;
  }

  boolean isConfirmed() {
    return unconfirmed == 0;
  }

  /**
   * Has more intents, up to a number.
   *
   * @param ofThemUnconfirmed how many are not confirmed
   */
  void grow(long upTo, long ofThemUnconfirmed) {
    last = upTo;
    unconfirmed += ofThemUnconfirmed;
  }

  /** Each number is confirmed once; those of other files do not matter. */
  void confirmed(Ranges.Range range) {
    long overlap = Math.min(last, range.last()) - Math.max(first, range.first()) + 1;
    unconfirmed -= Math.max(0, overlap);
  }
}
