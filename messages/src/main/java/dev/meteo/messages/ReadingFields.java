package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one reading from a parser into a draft that judges them; the parser is always
 * led to the reading's end.
 */
final class ReadingFields {
  private final ReadingDraft draft;

  ReadingFields(ReadingDraft draft) {
    this.draft = draft;
  }

  /** Reads the object that the parser stands at the start of, to its end. */
  void read(JsonParser parser) throws IOException {
    var unused = readWith(parser, null);
  }

  /**
   * The same of an object that has one more field, a number.
   *
   * @param another the field's name; null when there is none
   * @return that number's digits; null when it has none
   */
  @Nullable String readWith(JsonParser parser, @Nullable String another) throws IOException {
    String number = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      ReadingField field = ReadingField.ofReading(name);
      if (field == null && name.equals(another) && parser.currentToken().isNumeric()) {
        number = parser.getText();
      } else if (field == null) {
        refuseUnknown(parser, name, "a reading");
      } else if (isNew(parser, field)) {
        readField(parser, field);
      }
      parser.skipChildren();
    }
    return number;
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
      draft.refuse(
          Reason.BAD_KIND,
          "kind must be \"air\" or \"pollution\", not " + VisibleText.quoted(text));
    }
    known.ifPresent(draft::kind);
  }

  private void readSensor(JsonParser parser) throws IOException {
    String text = string(parser, ReadingField.SENSOR);
    if (text != null) {
      draft.sensor(text);
    }
  }

  private void readTimestamp(JsonParser parser) throws IOException {
    boolean number = parser.currentToken().isNumeric();
    String hint = number ? ReadingHints.ofEpoch(parser.getText()) : "";
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    String text =
        isOfType(parser, ReadingField.TIMESTAMP, string, "a string", hint)
            ? parser.getText()
            : null;
    if (text == null) {
      return;
    }
    Optional<Instant> instant = Timestamps.parse(text);
    if (instant.isEmpty()) {
      draft.refuse(
          Reason.BAD_TIMESTAMP,
          "timestamp must be RFC 3339 such as 2026-03-01T12:00:00.123456Z, not "
              + VisibleText.quoted(text)
              + ReadingHints.ofTimestamp(text));
    }
    instant.ifPresent(draft::timestamp);
  }

  private void readNumber(JsonParser parser, ReadingField field) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    String hint = string ? ReadingHints.ofNumber(parser.getText()) : "";
    if (isOfType(parser, field, parser.currentToken().isNumeric(), "a number", hint)) {
      draft.number(field, parser.getText());
    }
  }

  private void readLocation(JsonParser parser) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (!isOfType(parser, ReadingField.LOCATION, object, "an object", "")) {
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
    boolean first = draft.see(field);
    if (!first) {
      draft.refuse(
          Reason.DUPLICATE_FIELD,
          "field " + field.path() + " appears twice, again as " + JsonWords.describe(parser));
    }
    return first;
  }

  private @Nullable String string(JsonParser parser, ReadingField field) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    return isOfType(parser, field, string, "a string", "") ? parser.getText() : null;
  }

  /**
   * @param hint what the sender probably meant
   */
  private boolean isOfType(
      JsonParser parser, ReadingField field, boolean fits, String expected, String hint)
      throws IOException {
    if (!fits) {
      boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
      draft.refuse(
          isNull ? Reason.NULL_FIELD : Reason.WRONG_TYPE,
          field.path() + " must be " + expected + ", not " + JsonWords.describe(parser) + hint);
    }
    return fits;
  }

  private void refuseUnknown(JsonParser parser, String path, String where) throws IOException {
    String value = JsonWords.describe(parser);
    draft.refuse(
        Reason.UNKNOWN_FIELD,
        "field " + VisibleText.quoted(path) + " with " + value + " is not part of " + where);
  }
}
