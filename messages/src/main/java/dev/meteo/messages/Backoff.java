package dev.meteo.messages;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing, jittered delays between attempts, so that a hundred workers do not return to a restarted
 * broker in one instant. Not thread-safe.
 */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration ceiling;

  /**
   * @param first the ceiling of the first delay; it doubles with each further one
   * @param longest the ceiling that it never exceeds
   */
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.ceiling = first;
  }

  /** The next delay: between half the ceiling and the ceiling. */
  public Duration next() {
    long ceilingNanos = ceiling.toNanos();
    ceiling = ceiling.multipliedBy(2).compareTo(longest) < 0 ? ceiling.multipliedBy(2) : longest;
    return Duration.ofNanos(random.nextLong(ceilingNanos / 2, ceilingNanos + 1));
  }

  /** Begins again with the first delay, after a success. */
  public void reset() {
    ceiling = first;
  }
}
