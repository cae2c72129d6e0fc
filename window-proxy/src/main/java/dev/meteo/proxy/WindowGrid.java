package dev.meteo.proxy;

import dev.meteo.store.WindowKey;
import java.time.Duration;
import java.time.Instant;

/**
 * The windows of one length: half-open, aligned to the epoch, so that each instant is in exactly
 * one, also before 1970.
 *
 * @param length a whole number of seconds, at least one
 */
public record WindowGrid(Duration length) {
  /**
   * @throws IllegalArgumentException when the length is no whole number of seconds above 0
   */
  public WindowGrid {
    if (length.toSeconds() < 1 || length.toMillis() % 1000 != 0) {
      throw new IllegalArgumentException(
          "a window lasts a whole number of seconds, not " + length.toMillis() + " ms");
    }
  }

  /** The window that the instant is in. */
  public WindowKey windowOf(Instant instant) {
    return windowOf(instant.getEpochSecond());
  }

  /** The window that this second since the epoch is in. */
  public WindowKey windowOf(long second) {
    long start = second - Math.floorMod(second, length.toSeconds());
    return new WindowKey(
        Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + length.toSeconds()));
  }

  /** The latest start of a window that is not after the instant. */
  public Instant floor(Instant instant) {
    return windowOf(instant).start();
  }

  /** The earliest start of a window that is not before the instant. */
  public Instant ceiling(Instant instant) {
    Instant floor = floor(instant);
    return floor.equals(instant) ? floor : floor.plus(length);
  }
}
