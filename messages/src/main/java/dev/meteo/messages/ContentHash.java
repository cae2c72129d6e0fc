package dev.meteo.messages;

import org.jspecify.annotations.Nullable;

/**
 * Tells a repeated reading from a conflicting one: equal contents (the measured values and the
 * location) have equal hashes, different ones differ but for one case in 2⁶⁴.
 */
public final class ContentHash {
  // Multipliers of the SplitMix64 finaliser (Steele, Lea, Flood 2014).
  private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
  private static final long MIX_2 = 0x94D049BB133111EBL;

  private ContentHash() {}

  /** The hash of what the reading says beside its identity. */
  public static long of(Reading reading) {
    long values =
        switch (reading) {
          case AirReading air -> mix(mix(1, air.temperature()), air.humidity());
          case PollutionReading pollution -> mix(2, pollution.co2());
        };
    return withLocation(values, reading.location());
  }

  private static long withLocation(long hash, @Nullable Location location) {
    return location == null ? hash : mix(mix(hash, location.latitude()), location.longitude());
  }

  private static long mix(long hash, double value) {
    long mixed = hash * 31 + Double.doubleToLongBits(value);
    mixed = (mixed ^ (mixed >>> 30)) * MIX_1;
    mixed = (mixed ^ (mixed >>> 27)) * MIX_2;
    return mixed ^ (mixed >>> 31);
  }
}
