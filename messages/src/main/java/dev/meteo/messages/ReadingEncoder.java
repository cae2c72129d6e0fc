package dev.meteo.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes readings as the contract has them; what it writes, {@link ReadingDecoder} accepts. */
public final class ReadingEncoder {
  private ReadingEncoder() {}

  /** One reading as a message body. */
  public static byte[] encode(Reading reading) {
    return bytes(append(new StringBuilder(160), reading));
  }

  /**
   * Several readings as one message body.
   *
   * @throws IllegalArgumentException when there are none or more than {@link
   *     ReadingDecoder#MAX_READINGS}
   */
  public static byte[] encodeBatch(List<? extends Reading> readings) {
    if (readings.isEmpty() || readings.size() > ReadingDecoder.MAX_READINGS) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + ReadingDecoder.MAX_READINGS + " readings, not " + readings.size());
    }
    StringBuilder json = new StringBuilder(160 * readings.size()).append('[');
    for (int i = 0; i < readings.size(); i++) {
      append(i == 0 ? json : json.append(','), readings.get(i));
    }
    return bytes(json.append(']'));
  }

  private static StringBuilder append(StringBuilder json, Reading reading) {
    appendFields(json, reading);
    return json.append('}');
  }

  /** The reading as an object whose last brace is missing, so that more fields can follow. */
  static void appendFields(StringBuilder json, Reading reading) {
    json.append("{\"kind\":\"").append(reading.kind().wireName());
    json.append("\",\"sensor\":\"").append(reading.sensor());
    json.append("\",\"timestamp\":\"").append(Timestamps.format(reading.timestamp())).append('"');
    switch (reading) {
      case AirReading air -> {
        appendNumber(json, Quantity.TEMPERATURE, air.temperature());
        appendNumber(json, Quantity.HUMIDITY, air.humidity());
      }
      case PollutionReading pollution -> appendNumber(json, Quantity.CO2, pollution.co2());
    }
    Location location = reading.location();
    if (location != null) {
      json.append(",\"location\":{\"latitude\":").append(DecimalText.of(location.latitude()));
      json.append(",\"longitude\":").append(DecimalText.of(location.longitude())).append('}');
    }
  }

  private static void appendNumber(StringBuilder json, Quantity quantity, double value) {
    json.append(",\"").append(quantity.field()).append("\":").append(DecimalText.of(value));
  }

  private static byte[] bytes(StringBuilder json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
