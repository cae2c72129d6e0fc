package dev.meteo.store;

import dev.meteo.messages.Location;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker heard of a sensor.
 *
 * @param ago how long ago
 * @param location where the sensor says it stands, if it says so
 */
public record Sighting(String sensor, Duration ago, @Nullable Location location) {
  String place() {
    Location place = location;
    return place == null ? "" : place.latitude() + "," + place.longitude();
  }
}
