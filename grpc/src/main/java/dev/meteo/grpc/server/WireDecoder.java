package dev.meteo.grpc.server;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.meteo.grpc.wire.Location;
import dev.meteo.grpc.wire.RawMeteoData;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.ReadingDraft;
import dev.meteo.messages.ReadingField;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Refusal.Reason;
import dev.meteo.messages.Timestamps;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Turns requests into readings or refusals: any bytes give one or the other, never an exception.
 * Safe for concurrent use.
 */
final class WireDecoder {
  private static final long MAX_NANOS = 999_999_999;

  private final InstantSource clock;

  /**
   * @param clock judges what is in the future
   */
  WireDecoder(InstantSource clock) {
    this.clock = clock;
  }

  DecodedReading decode(ReadingKind kind, byte[] body) {
    ReadingDraft draft = new ReadingDraft();
    draft.kind(kind);
    if (body.length > ReadingDecoder.MAX_BODY_BYTES) {
      draft.refuse(
          Reason.BODY_TOO_LARGE,
          "a message has at most %d bytes, not %d"
              .formatted(ReadingDecoder.MAX_BODY_BYTES, body.length));
    } else {
      read(draft, kind, body);
    }
    Reading reading = draft.toReading(clock.instant());
    return reading != null
        ? new DecodedReading.Accepted(DecodedReading.NO_INDEX, reading, 0, body.length)
        : new DecodedReading.Refused(DecodedReading.NO_INDEX, draft.refusal(), 0, body.length);
  }

  private static void read(ReadingDraft draft, ReadingKind kind, byte[] body) {
    try {
      switch (kind) {
        case AIR -> read(draft, RawMeteoData.parseFrom(body));
        case POLLUTION -> read(draft, RawPollutionData.parseFrom(body));
      }
    } catch (InvalidProtocolBufferException e) {
      draft.refuse(Reason.NOT_A_READING, "the message cannot be parsed: " + e.getMessage());
    }
  }

  private static void read(ReadingDraft draft, RawMeteoData data) {
    refuseUnknown(draft, data);
    if (data.hasSensor()) {
      draft.sensor(data.getSensor());
    }
    if (data.hasTimestamp()) {
      readTimestamp(draft, data.getTimestamp());
    }
    if (data.hasTemperature()) {
      draft.number(ReadingField.TEMPERATURE, data.getTemperature());
    }
    if (data.hasHumidity()) {
      draft.number(ReadingField.HUMIDITY, data.getHumidity());
    }
    if (data.hasLocation()) {
      readLocation(draft, data.getLocation());
    }
  }

  private static void read(ReadingDraft draft, RawPollutionData data) {
    refuseUnknown(draft, data);
    if (data.hasSensor()) {
      draft.sensor(data.getSensor());
    }
    if (data.hasTimestamp()) {
      readTimestamp(draft, data.getTimestamp());
    }
    if (data.hasCo2()) {
      draft.number(ReadingField.CO2, data.getCo2());
    }
    if (data.hasLocation()) {
      readLocation(draft, data.getLocation());
    }
  }

  private static void readTimestamp(ReadingDraft draft, Timestamp timestamp) {
    refuseUnknown(draft, timestamp);
    long seconds = timestamp.getSeconds();
    long nanos = timestamp.getNanos();
    boolean possible =
        nanos >= 0
            && nanos <= MAX_NANOS
            && seconds >= Instant.MIN.getEpochSecond()
            && seconds <= Instant.MAX.getEpochSecond();
    Instant instant = possible ? Instant.ofEpochSecond(seconds, nanos) : Instant.MIN;
    if (Timestamps.isWritable(instant)) {
      draft.timestamp(instant.truncatedTo(ChronoUnit.MICROS));
    } else {
      draft.refuse(
          Reason.BAD_TIMESTAMP,
          "timestamp must be in the years 0 to 9999 with 0 to %d nanos, not %d seconds, %d nanos"
              .formatted(MAX_NANOS, seconds, nanos));
    }
  }

  private static void readLocation(ReadingDraft draft, Location location) {
    refuseUnknown(draft, location);
    draft.see(ReadingField.LOCATION);
    if (location.hasLatitude()) {
      draft.number(ReadingField.LATITUDE, location.getLatitude());
    }
    if (location.hasLongitude()) {
      draft.number(ReadingField.LONGITUDE, location.getLongitude());
    }
  }

  private static void refuseUnknown(ReadingDraft draft, Message message) {
    if (!message.getUnknownFields().isEmpty()) {
      draft.refuse(
          Reason.UNKNOWN_FIELD,
          "field number %d is not part of a %s"
              .formatted(
                  message.getUnknownFields().asMap().keySet().iterator().next(),
                  message.getDescriptorForType().getName()));
    }
  }
}
