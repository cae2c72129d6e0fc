package dev.meteo.sensor.intents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The latest timestamp that was used, after which a sensor goes on. One that is far ahead of the
 * clock does not count: the clock was wrong when it was used, and a sensor that went on after it
 * would be refused until that time has come. Not thread-safe.
 */
final class NewestTime {
  private static final Duration BELIEVED_LEAD = Duration.ofSeconds(60);

  private final InstantSource clock;
  private Instant newest = Instant.EPOCH;
  private Instant ahead = Instant.EPOCH;

  NewestTime(InstantSource clock) {
    this.clock = clock;
  }

  /** This one was used. */
  void used(Instant time) {
    Instant latest = clock.instant().plus(BELIEVED_LEAD);
    if (newest.isAfter(latest)) { // it was in time when it was used: the clock was put back since
      ahead = later(ahead, newest);
      newest = Instant.EPOCH;
    }
    if (time.isAfter(latest)) {
      ahead = later(ahead, time);
    } else {
      newest = later(newest, time);
    }
  }

  /** The latest that is not far ahead of the clock. */
  Instant value() {
    return newest;
  }

  /** The latest that is far ahead of the clock now, if there was one. */
  Optional<Instant> ahead() {
    return Optional.of(ahead).filter(clock.instant().plus(BELIEVED_LEAD)::isBefore);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
