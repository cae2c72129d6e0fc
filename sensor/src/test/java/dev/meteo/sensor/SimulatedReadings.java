package dev.meteo.sensor;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a source has put into an outbox. */
final class SimulatedReadings {
  private SimulatedReadings() {}

  static List<Reading> in(Outbox outbox) throws InterruptedException {
    List<Reading> readings = new ArrayList<>();
    for (Parcel parcel : outbox.take(Integer.MAX_VALUE, Duration.ZERO)) {
      readings.addAll(parcel.readings());
    }
    return readings;
  }

  /** All of a reading but its time. */
  static List<Object> values(Reading reading) {
    return switch (reading) {
      case AirReading air -> List.of(air.sensor(), air.temperature(), air.humidity());
      case PollutionReading pollution -> List.of(pollution.sensor(), pollution.co2());
    };
  }
}
