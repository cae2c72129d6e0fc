package dev.meteo.messages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor detected once.
 *
 * <p>(sensor, kind, timestamp) identifies a reading: a repetition with the same content is the same
 * reading, one with another content is a conflict. A sensor never uses one timestamp twice.
 */
public sealed interface Reading permits AirReading, PollutionReading {
  /** The sensor's id, see {@link Identifier}. */
  String sensor();

  /** The instant of detection, in whole microseconds. */
  Instant timestamp();

  /** Where the sensor stands, when it says so. */
  @Nullable Location location();

  /** The kind, which decides the fields and the coefficient. */
  ReadingKind kind();

  /** The routing key a sensor publishes this reading with: {@code <kind>.<sensor>}. */
  default String routingKey() {
    return kind().wireName() + "." + sensor();
  }

  /**
   * Cuts an instant to the microseconds that identify a reading.
   *
   * @throws IllegalArgumentException outside the years 0 to 9999, which RFC 3339 cannot write
   */
  static Instant toMicroseconds(Instant timestamp) {
    if (!Timestamps.isWritable(timestamp)) {
      throw new IllegalArgumentException(
          "timestamp must be in the years 0 to 9999, not " + timestamp);
    }
    return timestamp.truncatedTo(ChronoUnit.MICROS);
  }
}
