package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one reading from a parser and judges them. The first fault found is the
 * one that is reported; the parser is always led to the reading's end.
 */
final class ReadingFields {
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int QUOTED_FIELD_LENGTH = 80;

  private final Set<String> seen = new HashSet<>();
  private final Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
  private @Nullable ReadingKind kind;
  private @Nullable String sensor;
  private @Nullable Instant timestamp;
  private boolean located;
  private @Nullable Refusal refusal;

  /** Reads the object that the parser stands at the start of, to its end. */
  void read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      if (isNew(field, field)) {
        readField(parser, field);
      }
      parser.skipChildren();
    }
  }

  void refuse(Reason reason, String detail) {
    if (refusal == null) {
      refusal = new Refusal(reason, detail);
    }
  }

  /** The reading, or null when there is a {@link #refusal()}. */
  @Nullable Reading toReading(Instant latest) {
    if (refusal == null) {
      checkComplete();
    }
    if (refusal == null && Objects.requireNonNull(timestamp).isAfter(latest)) {
      refuse(
          Reason.IN_THE_FUTURE,
          "timestamp "
              + Timestamps.format(timestamp)
              + " is more than "
              + ReadingDecoder.MAX_CLOCK_LEAD.toSeconds()
              + " s ahead of this worker's clock");
    }
    return refusal == null ? build() : null;
  }

  /** Why there is no reading; only after {@link #toReading} returned null. */
  Refusal refusal() {
    return Objects.requireNonNull(refusal);
  }

  /** The kind of JSON value that the parser stands at, in words. */
  static String describe(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  private void readField(JsonParser parser, String field) throws IOException {
    switch (field) {
      case "kind" -> readKind(parser);
      case "sensor" -> readSensor(parser);
      case "timestamp" -> readTimestamp(parser);
      case "temperature" -> readQuantity(parser, Quantity.TEMPERATURE, field);
      case "humidity" -> readQuantity(parser, Quantity.HUMIDITY, field);
      case "co2" -> readQuantity(parser, Quantity.CO2, field);
      case "location" -> readLocation(parser);
      default -> refuse(Reason.UNKNOWN_FIELD, "field " + name(field) + " is not part of a reading");
    }
  }

  private boolean isNew(String field, String path) {
    if (!seen.add(path)) {
      refuse(Reason.DUPLICATE_FIELD, "field " + name(field) + " appears twice");
      return false;
    }
    return true;
  }

  private void readKind(JsonParser parser) throws IOException {
    String text = string(parser, "kind");
    if (text == null) {
      return;
    }
    Optional<ReadingKind> known = ReadingKind.ofWireName(text);
    if (known.isEmpty()) {
      refuse(
          Reason.BAD_KIND,
          "kind must be \"air\" or \"pollution\", not " + VisibleText.quoted(text));
    }
    kind = known.orElse(null);
  }

  private void readSensor(JsonParser parser) throws IOException {
    String text = string(parser, "sensor");
    if (text != null && !Identifier.isValid(text)) {
      refuse(
          Reason.BAD_SENSOR,
          "sensor must be 1 to 64 of A-Z a-z 0-9 . _ -, not " + VisibleText.quoted(text));
    }
    sensor = text;
  }

  private void readTimestamp(JsonParser parser) throws IOException {
    String text = string(parser, "timestamp");
    if (text == null) {
      return;
    }
    Optional<Instant> instant = Timestamps.parse(text);
    if (instant.isEmpty()) {
      refuse(
          Reason.BAD_TIMESTAMP,
          "timestamp must be RFC 3339 such as 2026-03-01T12:00:00.123456Z, not "
              + VisibleText.quoted(text));
    }
    timestamp = instant.orElse(null);
  }

  private void readQuantity(JsonParser parser, Quantity quantity, String field) throws IOException {
    if (!isOfType(parser, field, parser.currentToken().isNumeric(), "a number")) {
      return;
    }
    // The length first: a number of a hundred thousand digits is not worth the arithmetic.
    if (parser.getTextLength() > MAX_NUMBER_LENGTH) {
      refuse(
          Reason.OUT_OF_RANGE,
          field
              + " has "
              + parser.getTextLength()
              + " characters; "
              + MAX_NUMBER_LENGTH
              + " are allowed");
      return;
    }
    double value = Double.parseDouble(parser.getText());
    if (!Double.isFinite(value)) {
      refuse(Reason.NOT_FINITE, field + " " + parser.getText() + " is beyond any finite number");
    } else if (!quantity.allows(value)) {
      refuse(
          Reason.OUT_OF_RANGE,
          field + " must be " + quantity.range() + ", not " + parser.getText());
    }
    quantities.put(quantity, value);
  }

  private void readLocation(JsonParser parser) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (!isOfType(parser, "location", object, "an object")) {
      return;
    }
    located = true;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      String path = "location." + field;
      parser.nextToken();
      if (isNew(path, path)) {
        switch (field) {
          case "latitude" -> readQuantity(parser, Quantity.LATITUDE, path);
          case "longitude" -> readQuantity(parser, Quantity.LONGITUDE, path);
          default ->
              refuse(Reason.UNKNOWN_FIELD, "field " + name(path) + " is not part of a location");
        }
      }
      parser.skipChildren();
    }
  }

  private @Nullable String string(JsonParser parser, String field) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    return isOfType(parser, field, string, "a string") ? parser.getText() : null;
  }

  private boolean isOfType(JsonParser parser, String field, boolean fits, String expected) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      refuse(Reason.NULL_FIELD, field + " must be " + expected + ", not null");
      return false;
    }
    if (!fits) {
      refuse(Reason.WRONG_TYPE, field + " must be " + expected + ", not " + describe(parser));
    }
    return fits;
  }

  private void checkComplete() {
    require("kind", kind != null);
    require("sensor", sensor != null);
    require("timestamp", timestamp != null);
    if (kind != null) {
      boolean air = kind == ReadingKind.AIR;
      requireFor(Quantity.TEMPERATURE, air);
      requireFor(Quantity.HUMIDITY, air);
      requireFor(Quantity.CO2, !air);
    }
    if (located) {
      require("location.latitude", quantities.containsKey(Quantity.LATITUDE));
      require("location.longitude", quantities.containsKey(Quantity.LONGITUDE));
    }
  }

  private void require(String field, boolean present) {
    if (!present) {
      refuse(Reason.MISSING_FIELD, "field " + field + " is missing");
    }
  }

  private void requireFor(Quantity quantity, boolean wanted) {
    if (wanted) {
      require(quantity.field(), quantities.containsKey(quantity));
    } else if (quantities.containsKey(quantity)) {
      refuse(
          Reason.UNKNOWN_FIELD,
          "field "
              + quantity.field()
              + " is not part of a reading of kind "
              + Objects.requireNonNull(kind).wireName());
    }
  }

  private Reading build() {
    String id = Objects.requireNonNull(sensor);
    Instant at = Objects.requireNonNull(timestamp);
    Location location =
        located ? new Location(value(Quantity.LATITUDE), value(Quantity.LONGITUDE)) : null;
    return switch (Objects.requireNonNull(kind)) {
      case AIR ->
          new AirReading(id, at, value(Quantity.TEMPERATURE), value(Quantity.HUMIDITY), location);
      case POLLUTION -> new PollutionReading(id, at, value(Quantity.CO2), location);
    };
  }

  private double value(Quantity quantity) {
    return Objects.requireNonNull(quantities.get(quantity));
  }

  private static String name(String field) {
    return '"' + VisibleText.of(field, QUOTED_FIELD_LENGTH) + '"';
  }
}
