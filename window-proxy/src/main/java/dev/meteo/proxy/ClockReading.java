package dev.meteo.proxy;

import java.time.Duration;
import java.time.Instant;

/**
 * What two clocks said at the same instant. Neither is believed alone: one that is ahead would
 * close windows that are still open and destroy what is still wanted.
 *
 * @param store Redis' clock
 * @param own this process' clock
 * @param nanos of {@link System#nanoTime()}
 */
record ClockReading(Instant store, Instant own, long nanos) {
  /** So far apart, clocks are said to agree: no more than a network and a slow machine explain. */
  static final Duration USUAL_DIFFERENCE = Duration.ofSeconds(2);

  /** The earlier of both. */
  Instant earlier() {
    return own.isBefore(store) ? own : store;
  }

  /** The time that closes windows: this process' own, never much ahead of Redis'. */
  Instant closing() {
    Instant limit = store.plus(USUAL_DIFFERENCE);
    return own.isBefore(limit) ? own : limit;
  }

  /** How far this process' clock is ahead of Redis'; negative when it is behind. */
  Duration lead() {
    return Duration.between(store, own);
  }

  boolean isApartBy(Duration atLeast) {
    return lead().abs().compareTo(atLeast) >= 0;
  }

  /** The time that passed since an earlier reading of the same process; no clock can change it. */
  Duration since(ClockReading earlier) {
    return Duration.ofNanos(Math.max(0, nanos - earlier.nanos));
  }
}
