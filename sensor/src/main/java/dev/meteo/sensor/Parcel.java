package dev.meteo.sensor;

import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingEncoder;
import java.util.List;

/**
 * The readings that travel in one message. Two parcels are never equal: each is one message, to be
 * confirmed once, however often it is published.
 */
public final class Parcel {
  private final List<Reading> readings;

  Parcel(List<Reading> readings) {
    this.readings = List.copyOf(readings);
  }

  /** At least one. */
  public List<Reading> readings() {
    return readings;
  }

  /** How many readings it has. */
  public int size() {
    return readings.size();
  }

  /** The message's body: the reading itself, or an array when the sensor collects. */
  byte[] body(boolean asArray) {
    return asArray
        ? ReadingEncoder.encodeBatch(readings)
        : ReadingEncoder.encode(readings.getFirst());
  }

  /** The routing key of the first reading, which is that of a message without an array. */
  String routingKey() {
    return readings.getFirst().routingKey();
  }

  Parcel firstHalf() {
    return new Parcel(readings.subList(0, readings.size() / 2));
  }

  Parcel secondHalf() {
    return new Parcel(readings.subList(readings.size() / 2, readings.size()));
  }
}
