package dev.meteo.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often each throughput is measured, in turn with the others
 * @param warmUp of each run, from the first message on; not measured
 * @param measured of each run, after the warm-up
 * @param starts how often a worker's start is measured
 * @param seed of the simulated readings
 */
record Plan(int rounds, Duration warmUp, Duration measured, int starts, long seed) {
  static final int MOST_ROUNDS = 100;

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  Plan {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException(
          "--rounds must be 1 to " + MOST_ROUNDS + ", not " + rounds);
    }
    if (measured.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("--seconds must be 1 or more");
    }
  }

  /**
   * Enough for figures that can be told to others. Before the warm-up's end the JVMs' compilers
   * take as much of the processors as the roles do.
   */
  static Plan full(long seed) {
    return new Plan(3, Duration.ofSeconds(25), Duration.ofSeconds(10), 3, seed);
  }

  /** Enough to see that all of it works. */
  static Plan quick(long seed) {
    return new Plan(1, Duration.ofSeconds(2), Duration.ofSeconds(3), 1, seed);
  }

  Plan withRounds(int others) {
    return new Plan(others, warmUp, measured, starts, seed);
  }

  Plan withMeasured(Duration other) {
    return new Plan(rounds, warmUp, other, starts, seed);
  }
}
