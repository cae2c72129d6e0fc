package dev.meteo.sensor;

import java.time.Instant;

/** Instants as whole microseconds since the epoch, which is what identifies a reading. */
final class Micros {
  private static final long PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1000;

  private Micros() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
        instant.getNano() / NANOS_PER_MICRO);
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS_PER_MICRO);
  }
}
