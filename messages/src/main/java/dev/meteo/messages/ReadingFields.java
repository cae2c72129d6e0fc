package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
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
  private final Set<ReadingField> seen = EnumSet.noneOf(ReadingField.class);
  private final Map<ReadingField, Double> numbers = new EnumMap<>(ReadingField.class);
  private @Nullable ReadingKind kind;
  private @Nullable String sensor;
  private @Nullable Instant timestamp;
  private @Nullable Refusal refusal;

  /** Reads the object that the parser stands at the start of, to its end. */
  void read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      ReadingField field = ReadingField.ofReading(name);
      if (field == null) {
        refuseUnknown(parser, name, "a reading");
      } else if (isNew(parser, field)) {
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

  private void readField(JsonParser parser, ReadingField field) throws IOException {
    switch (field) {
      case KIND -> readKind(parser);
      case SENSOR -> readSensor(parser);
      case TIMESTAMP -> readTimestamp(parser);
      case LOCATION -> readLocation(parser);
      case TEMPERATURE, HUMIDITY, CO2, LATITUDE, LONGITUDE -> readNumber(parser, field);
    }
  }

  private void readKind(JsonParser parser) throws IOException {
    String text = string(parser, ReadingField.KIND);
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
    String text = string(parser, ReadingField.SENSOR);
    if (text != null && !Identifier.isValid(text)) {
      refuse(
          Reason.BAD_SENSOR,
          "sensor must be 1 to 64 of A-Z a-z 0-9 . _ -, not " + VisibleText.quoted(text));
    }
    sensor = text;
  }

  private void readTimestamp(JsonParser parser) throws IOException {
    String text = string(parser, ReadingField.TIMESTAMP);
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

  private void readNumber(JsonParser parser, ReadingField field) throws IOException {
    if (!isOfType(parser, field, parser.currentToken().isNumeric(), "a number")) {
      return;
    }
    Quantity quantity = Objects.requireNonNull(field.quantity());
    String digits = parser.getText();
    Refusal unusable = QuantityText.check(quantity, field.path(), digits);
    if (unusable == null) {
      numbers.put(field, Double.parseDouble(digits));
    } else {
      refuse(unusable.reason(), unusable.detail());
    }
  }

  private void readLocation(JsonParser parser) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (!isOfType(parser, ReadingField.LOCATION, object, "an object")) {
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      ReadingField field = ReadingField.ofLocation(name);
      if (field == null) {
        refuseUnknown(parser, ReadingField.LOCATION.path() + "." + name, "a location");
      } else if (isNew(parser, field)) {
        readNumber(parser, field);
      }
      parser.skipChildren();
    }
  }

  private boolean isNew(JsonParser parser, ReadingField field) throws IOException {
    boolean first = seen.add(field);
    if (!first) {
      refuse(
          Reason.DUPLICATE_FIELD,
          "field " + field.path() + " appears twice, again as " + JsonWords.describe(parser));
    }
    return first;
  }

  private @Nullable String string(JsonParser parser, ReadingField field) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    return isOfType(parser, field, string, "a string") ? parser.getText() : null;
  }

  private boolean isOfType(JsonParser parser, ReadingField field, boolean fits, String expected)
      throws IOException {
    if (!fits) {
      boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
      refuse(
          isNull ? Reason.NULL_FIELD : Reason.WRONG_TYPE,
          field.path() + " must be " + expected + ", not " + JsonWords.describe(parser));
    }
    return fits;
  }

  private void refuseUnknown(JsonParser parser, String path, String where) throws IOException {
    String value = JsonWords.describe(parser);
    refuse(
        Reason.UNKNOWN_FIELD,
        "field " + VisibleText.quoted(path) + " with " + value + " is not part of " + where);
  }

  private void checkComplete() {
    require(ReadingField.KIND);
    require(ReadingField.SENSOR);
    require(ReadingField.TIMESTAMP);
    if (kind != null) {
      boolean air = kind == ReadingKind.AIR;
      requireFor(air, ReadingField.TEMPERATURE);
      requireFor(air, ReadingField.HUMIDITY);
      requireFor(!air, ReadingField.CO2);
    }
    if (seen.contains(ReadingField.LOCATION)) {
      require(ReadingField.LATITUDE);
      require(ReadingField.LONGITUDE);
    }
  }

  private void require(ReadingField field) {
    if (!seen.contains(field)) {
      refuse(Reason.MISSING_FIELD, "field " + field.path() + " is missing");
    }
  }

  private void requireFor(boolean wanted, ReadingField field) {
    if (wanted) {
      require(field);
    } else if (seen.contains(field)) {
      refuse(
          Reason.UNKNOWN_FIELD,
          "field "
              + VisibleText.quoted(field.path())
              + " with the number "
              + DecimalText.of(number(field))
              + " is not part of a reading of kind "
              + Objects.requireNonNull(kind).wireName());
    }
  }

  private Reading build() {
    String id = Objects.requireNonNull(sensor);
    Instant at = Objects.requireNonNull(timestamp);
    Location location =
        seen.contains(ReadingField.LOCATION)
            ? new Location(number(ReadingField.LATITUDE), number(ReadingField.LONGITUDE))
            : null;
    return switch (Objects.requireNonNull(kind)) {
      case AIR ->
          new AirReading(
              id, at, number(ReadingField.TEMPERATURE), number(ReadingField.HUMIDITY), location);
      case POLLUTION -> new PollutionReading(id, at, number(ReadingField.CO2), location);
    };
  }

  private double number(ReadingField field) {
    return Objects.requireNonNull(numbers.get(field));
  }
}
