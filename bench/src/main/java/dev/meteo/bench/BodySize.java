package dev.meteo.bench;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.ReadingEncoder;
import java.time.Instant;

/** How large the measured readings' messages are. */
final class BodySize {
  /** What the measured sensors are called, before their number. */
  static final String SENSOR = "bench";

  /** How many sensors the measured process simulates. */
  static final int SENSORS = 100;

  private static final int KINDS = 2;

  private BodySize() {}

  /** Bytes of a message with one reading, on average over both kinds. */
  static int bytes() {
    String sensor = SENSOR + "-50";
    Instant timestamp = Instant.parse("2026-03-01T12:00:00.123456Z");
    int air = ReadingEncoder.encode(new AirReading(sensor, timestamp, 21.52, 40.25, null)).length;
    int pollution =
        ReadingEncoder.encode(new PollutionReading(sensor, timestamp, 412.53, null)).length;
    return Math.ceilDiv(air + pollution, KINDS);
  }
}
