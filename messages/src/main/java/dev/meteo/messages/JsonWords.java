package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** JSON from outside in words for people, safe to print and cut to a length that fits a line. */
final class JsonWords {
  private static final int MAX_LENGTH = 80;

  private JsonWords() {}

  /** The value that the parser stands at; of an object or an array only that it is one. */
  static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the string " + VisibleText.quoted(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + cut(parser.getText());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /** The digits of a number, or the first of them. */
  static String cut(String number) {
    return VisibleText.of(number, MAX_LENGTH);
  }
}
