package dev.meteo.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Carbon dioxide at one instant.
 *
 * @param co2 parts per million, 0 to 1,000,000
 */
public record PollutionReading(
    String sensor, Instant timestamp, double co2, @Nullable Location location) implements Reading {
  /**
   * @throws IllegalArgumentException naming the field and the value that is not allowed
   */
  public PollutionReading {
    Identifier.check("sensor id", sensor);
    timestamp = Reading.toMicroseconds(timestamp);
    co2 = Quantity.CO2.check(co2);
  }

  @Override
  public ReadingKind kind() {
    return ReadingKind.POLLUTION;
  }
}
