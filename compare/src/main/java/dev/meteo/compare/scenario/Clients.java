package dev.meteo.compare.scenario;

/**
 * Many simulated sensors in place of one that follows a load.
 *
 * @param count sensors
 * @param updates readings of each
 * @param everySeconds between two readings of one
 */
public record Clients(int count, int updates, double everySeconds) {
  /** Checks the numbers. */
  public Clients {
    Check.that(count > 0 && updates > 0, "count and updates must be above 0");
    Check.that(everySeconds > 0, "everySeconds must be above 0, and is " + everySeconds);
  }

  /** How long they take when nothing holds them up: the updates, so far apart. */
  public double idealSeconds() {
    return updates * everySeconds;
  }

  /** Readings of all of them. */
  public long readings() {
    return (long) count * updates;
  }
}
