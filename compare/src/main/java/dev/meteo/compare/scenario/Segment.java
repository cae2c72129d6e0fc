package dev.meteo.compare.scenario;

/**
 * A piece of the load, until the next piece begins.
 *
 * @param fromSeconds since the measured part began, 0 for the first one
 * @param readingsPerSecond of both kinds together, in turn; 0 is a pause
 */
public record Segment(double fromSeconds, double readingsPerSecond) {
  /** Checks the numbers. */
  public Segment {
    Check.that(fromSeconds >= 0, "fromSeconds must not be negative, and is " + fromSeconds);
    Check.that(
        readingsPerSecond >= 0 && readingsPerSecond <= 1_000_000,
        "readingsPerSecond must be 0 to 1000000, and is " + readingsPerSecond);
  }
}
