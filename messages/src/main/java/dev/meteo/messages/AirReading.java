package dev.meteo.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Temperature and humidity at one instant.
 *
 * @param temperature degrees Celsius, −100 to 100
 * @param humidity relative humidity in percent, 0 to 100
 */
public record AirReading(
    String sensor,
    Instant timestamp,
    double temperature,
    double humidity,
    @Nullable Location location)
    implements Reading {
  /**
   * @throws IllegalArgumentException naming the field and the value that is not allowed
   */
  public AirReading {
    Identifier.check("sensor id", sensor);
    timestamp = Reading.toMicroseconds(timestamp);
    temperature = Quantity.TEMPERATURE.check(temperature);
    humidity = Quantity.HUMIDITY.check(humidity);
  }

  @Override
  public ReadingKind kind() {
    return ReadingKind.AIR;
  }
}
