package dev.meteo.grpc.sensor;

import com.google.protobuf.Timestamp;
import dev.meteo.grpc.wire.Location;
import dev.meteo.grpc.wire.RawMeteoData;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Readings as the contract's messages. */
final class WireEncoder {
  private WireEncoder() {}

  static RawMeteoData encode(AirReading reading) {
    RawMeteoData.Builder data =
        RawMeteoData.newBuilder()
            .setSensor(reading.sensor())
            .setTimestamp(timestamp(reading.timestamp()))
            .setTemperature(reading.temperature())
            .setHumidity(reading.humidity());
    Location location = location(reading.location());
    return (location == null ? data : data.setLocation(location)).build();
  }

  static RawPollutionData encode(PollutionReading reading) {
    RawPollutionData.Builder data =
        RawPollutionData.newBuilder()
            .setSensor(reading.sensor())
            .setTimestamp(timestamp(reading.timestamp()))
            .setCo2(reading.co2());
    Location location = location(reading.location());
    return (location == null ? data : data.setLocation(location)).build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static @Nullable Location location(dev.meteo.messages.@Nullable Location location) {
    return location == null
        ? null
        : Location.newBuilder()
            .setLatitude(location.latitude())
            .setLongitude(location.longitude())
            .build();
  }
}
