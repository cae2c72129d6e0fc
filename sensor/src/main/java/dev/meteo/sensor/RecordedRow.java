package dev.meteo.sensor;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a recording holds; at least one of air and pollution, else it is no row.
 *
 * @param line where it is in the file
 * @param time as the file has it
 */
record RecordedRow(long line, Instant time, @Nullable Air air, @Nullable Double co2) {
  /**
   * @param temperature degrees Celsius
   * @param humidity percent
   */
  record Air(double temperature, double humidity) {
    AirReading at(Instant timestamp, String sensor, @Nullable Location location) {
      return new AirReading(sensor, timestamp, temperature, humidity, location);
    }
  }

  static PollutionReading pollution(
      double co2, Instant timestamp, String sensor, @Nullable Location location) {
    return new PollutionReading(sensor, timestamp, co2, location);
  }
}
