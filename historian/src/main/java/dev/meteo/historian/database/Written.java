package dev.meteo.historian.database;

/**
 * What became of readings.
 *
 * @param added that were not there
 * @param repeated that were there with the same content
 * @param conflicts that were there with another content, which stays
 */
public record Written(long added, long repeated, long conflicts) {
  /** Nothing. */
  public static final Written NOTHING = new Written(0, 0, 0);

  /** Both. */
  public Written plus(Written other) {
    return new Written(added + other.added, repeated + other.repeated, conflicts + other.conflicts);
  }

  /** How many readings. */
  public long total() {
    return added + repeated + conflicts;
  }
}
