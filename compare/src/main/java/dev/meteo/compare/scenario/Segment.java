package dev.meteo.compare.scenario;

/**
 * A piece of the load, until the next piece begins.
 *
 * @param fromSeconds since the measured part began; below 0 in the warm-up
 * @param readingsPerSecond of both kinds together, in turn; 0 is a pause
 */
public record Segment(double fromSeconds, double readingsPerSecond) {
  /** Checks the numbers. */
  public Segment {
    Check.that(
        readingsPerSecond >= 0 && readingsPerSecond <= 1_000_000,
        "readingsPerSecond must be 0 to 1000000, and is " + readingsPerSecond);
  }
}
