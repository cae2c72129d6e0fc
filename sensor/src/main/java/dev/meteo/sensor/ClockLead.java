package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;

/**
 * How far ahead of the clock a timestamp that was used may be and still be continued. Workers
 * refuse what is further ahead of their clocks, as in the future.
 */
final class ClockLead {
  /** A minute. */
  static final long MICROS = Duration.ofSeconds(60).toMillis() * 1000;

  private ClockLead() {}

  /** The latest one that is continued, in microseconds since the epoch. */
  static long latestMicros(Instant now) {
    return Micros.of(now) + MICROS;
  }
}
