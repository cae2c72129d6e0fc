package dev.meteo.historian;

import dev.meteo.historian.database.ArchivedReading;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.Timestamps;

/** A reading of the database as a line of JSON. */
final class ReadingJson {
  private ReadingJson() {}

  static String of(ArchivedReading row) {
    Reading reading = row.stored().reading();
    StringBuilder json = new StringBuilder(200);
    json.append("{\"kind\":\"").append(reading.kind().wireName());
    json.append("\",\"sensor\":\"").append(reading.sensor());
    json.append("\",\"timestamp\":\"").append(Timestamps.format(reading.timestamp())).append('"');
    switch (reading) {
      case AirReading air -> {
        json.append(",\"temperature\":").append(DecimalText.of(air.temperature()));
        json.append(",\"humidity\":").append(DecimalText.of(air.humidity()));
      }
      case PollutionReading pollution ->
          json.append(",\"co2\":").append(DecimalText.of(pollution.co2()));
    }
    Location location = reading.location();
    if (location != null) {
      json.append(",\"latitude\":").append(DecimalText.of(location.latitude()));
      json.append(",\"longitude\":").append(DecimalText.of(location.longitude()));
    }
    json.append(",\"coefficient\":");
    json.append(DecimalText.of(row.stored().coefficient().value()));
    return json.append(",\"imported\":").append(row.imported()).append('}').toString();
  }
}
