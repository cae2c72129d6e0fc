package dev.meteo.sensor;

import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingEncoder;
import dev.meteo.sensor.intents.Intent;
import java.util.List;

/**
 * The readings that travel in one message. Two parcels are never equal: each is one message, to be
 * confirmed once, however often it is published.
 */
public final class Parcel {
  private final List<Intent> intents;

  Parcel(List<Intent> intents) {
    this.intents = List.copyOf(intents);
  }

  List<Intent> intents() {
    return intents;
  }

  /** At least one. */
  public List<Reading> readings() {
    return intents.stream().map(Intent::reading).toList();
  }

  /** How many readings it has. */
  public int size() {
    return intents.size();
  }

  /** The message's body: the reading itself, or an array when the sensor collects. */
  byte[] body(boolean asArray) {
    return asArray
        ? ReadingEncoder.encodeBatch(readings())
        : ReadingEncoder.encode(intents.getFirst().reading());
  }

  /** The routing key of the first reading, which is that of a message without an array. */
  String routingKey() {
    return intents.getFirst().reading().routingKey();
  }

  Parcel firstHalf() {
    return new Parcel(intents.subList(0, intents.size() / 2));
  }

  Parcel secondHalf() {
    return new Parcel(intents.subList(intents.size() / 2, intents.size()));
  }
}
