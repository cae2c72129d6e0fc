package dev.meteo.proxy;

import dev.meteo.messages.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the horizon may rise: a retention behind Redis' clock, yet never faster than this
 * process' monotonic clock, so that a clock that jumps ahead destroys nothing.
 */
final class Horizon {
  private final WindowGrid grid;
  private final Retention retention;
  private final Instant firstTime;
  private final long firstNanos;

  /**
   * @param time by Redis' clock
   * @param nanos of {@link System#nanoTime()} at the same instant
   */
  Horizon(WindowGrid grid, Retention retention, Instant time, long nanos) {
    this.grid = grid;
    this.retention = retention;
    this.firstTime = time;
    this.firstNanos = nanos;
  }

  /**
   * Where the horizon belongs, a multiple of the window length; empty when everything is kept.
   *
   * @param time by Redis' clock
   * @param oldestUnpublished start of the oldest window that waits to be published: what a worker
   *     accepted is published before it is forgotten
   */
  Optional<Instant> at(Instant time, long nanos, Optional<Instant> oldestUnpublished) {
    Instant elapsed = firstTime.plus(Duration.ofNanos(nanos - firstNanos));
    Instant trusted = time.isBefore(elapsed) ? time : elapsed;
    return retention
        .duration()
        .map(duration -> grid.floor(trusted.minus(duration)))
        .map(at -> oldestUnpublished.filter(oldest -> oldest.isBefore(at)).orElse(at));
  }
}
