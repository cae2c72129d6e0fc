package dev.meteo.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a repeated reading from a conflicting one, and any reading from another: equal readings
 * have equal hashes, different ones differ but for one case in 2⁶⁴.
 */
public final class ContentHash {
  // Multipliers of the SplitMix64 finaliser (Steele, Lea, Flood 2014).
  private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
  private static final long MIX_2 = 0x94D049BB133111EBL;

  private ContentHash() {}

  /** The hash of all that the reading says: its identity, the measured values, the location. */
  public static long of(Reading reading) {
    long identity = identity(reading.sensor(), reading.timestamp());
    long values =
        switch (reading) {
          case AirReading air -> mix(mix(mix(identity, 1), air.temperature()), air.humidity());
          case PollutionReading pollution -> mix(mix(identity, 2), pollution.co2());
        };
    return withLocation(values, reading.location());
  }

  private static long identity(String sensor, Instant timestamp) {
    long hash = 0;
    for (int i = 0; i < sensor.length(); i++) {
      hash = hash * 31 + sensor.charAt(i);
    }
    return mixBits(mixBits(hash, timestamp.getEpochSecond()), timestamp.getNano());
  }

  private static long withLocation(long hash, @Nullable Location location) {
    return location == null ? hash : mix(mix(hash, location.latitude()), location.longitude());
  }

  private static long mix(long hash, double value) {
    return mixBits(hash, Double.doubleToLongBits(value));
  }

  private static long mixBits(long hash, long bits) {
    long mixed = hash * 31 + bits;
    mixed = (mixed ^ (mixed >>> 30)) * MIX_1;
    mixed = (mixed ^ (mixed >>> 27)) * MIX_2;
    return mixed ^ (mixed >>> 31);
  }
}
