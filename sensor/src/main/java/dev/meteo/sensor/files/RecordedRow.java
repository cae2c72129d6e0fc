package dev.meteo.sensor.files;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a recording holds; at least one of air and pollution, else it is no row.
 *
 * @param line where it is in the file
 * @param sensor the sensor's id; empty when the file names none
 * @param time as the file has it
 * @param co2 ppm
 */
public record RecordedRow(
    long line, String sensor, Instant time, @Nullable Air air, @Nullable Double co2) {
  /**
   * Of the air.
   *
   * @param temperature degrees Celsius
   * @param humidity percent
   */
  public record Air(double temperature, double humidity) {
    /** As a reading. */
    public AirReading at(Instant timestamp, String sensor, @Nullable Location location) {
      return new AirReading(sensor, timestamp, temperature, humidity, location);
    }
  }

  /** A reading of CO2. */
  public static PollutionReading pollution(
      double co2, Instant timestamp, String sensor, @Nullable Location location) {
    return new PollutionReading(sensor, timestamp, co2, location);
  }
}
