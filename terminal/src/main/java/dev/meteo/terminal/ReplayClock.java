package dev.meteo.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time that passes faster than it does, from some instant on. It never runs ahead of the replay by
 * more than the present wait, and stands still when it has ended. Safe for concurrent use.
 */
final class ReplayClock implements InstantSource {
  private final double speed;
  private Instant instant;
  private long atNanos;
  private boolean running;
  private boolean held;

  /**
   * @param speed how much faster; infinite for as fast as possible
   */
  ReplayClock(Instant start, double speed) {
    this.instant = start;
    this.speed = speed;
  }

  @Override
  public synchronized Instant instant() {
    if (!running || held || Double.isInfinite(speed)) {
      return instant;
    }
    double elapsed = (System.nanoTime() - atNanos) * speed;
    return instant.plus(Duration.ofNanos((long) Math.min(elapsed, Long.MAX_VALUE / 2.0)));
  }

  /** From now on the time passes. */
  synchronized void run() {
    atNanos = System.nanoTime();
    running = true;
  }

  /** While it is held, it stays as late as it is, and whoever waits for a time waits on. */
  synchronized void hold(boolean still) {
    instant = instant();
    atNanos = System.nanoTime();
    held = still;
  }

  synchronized boolean isHeld() {
    return held;
  }

  /** It is this late. */
  synchronized void set(Instant now) {
    instant = now;
    atNanos = System.nanoTime();
  }

  /** It stays as late as it is. */
  synchronized void stop() {
    instant = instant();
    running = false;
  }

  /** How long to wait until then; not positive when it has come. */
  synchronized Duration until(Instant then) {
    if (Double.isInfinite(speed)) {
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) (Duration.between(instant(), then).toMillis() * 1e6 / speed));
  }
}
