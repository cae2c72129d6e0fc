package dev.meteo.messages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no JSON, in words that name no parser and none of its settings. */
final class JsonFault {
  private static final Pattern TOKEN =
      Pattern.compile("Unrecognized token '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern CHARACTER =
      Pattern.compile("Unexpected character \\('(.)' \\(code (\\d+).*", Pattern.DOTALL);
  private static final Pattern CONTROL =
      Pattern.compile("Illegal character .*?code (\\d+).*", Pattern.DOTALL);
  private static final Pattern BASE64 = Pattern.compile("(?:ey|W3)[A-Za-z0-9+/_=-]{6,}");

  private JsonFault() {}

  /**
   * @param parser what the parser says
   */
  static String words(String parser) {
    if (parser.startsWith("Unexpected end-of-input")) {
      return "the text ends in the middle; is it cut off?";
    }
    Matcher token = TOKEN.matcher(parser);
    if (token.matches()) {
      String word = token.group(1);
      boolean base64 = BASE64.matcher(word).matches();
      return base64
          ? "the body is text such as base64 gives it; send the JSON itself"
          : VisibleText.quoted(word) + " is no JSON value";
    }
    Matcher character = CHARACTER.matcher(parser);
    if (character.matches()) {
      String quote = character.group(1).equals("'") ? "; JSON has double quotes" : "";
      return "the character '"
          + VisibleText.of(character.group(1), 2)
          + "' cannot stand here"
          + quote;
    }
    if (parser.startsWith("Illegal unquoted character")) {
      return "a string holds a control character that is not escaped";
    }
    Matcher control = CONTROL.matcher(parser);
    if (control.matches()) {
      return "there is a control character (code " + control.group(1) + ") between values";
    }
    if (parser.contains("surrogate")) {
      return "a string holds half of a character, a lone surrogate";
    }
    if (parser.contains("escape")) {
      return "a string holds a character that is escaped in no way that JSON has";
    }
    if (parser.contains("eading zero") || parser.startsWith("Invalid numeric value")) {
      return "a number is not written as JSON has it";
    }
    return "the text is no JSON";
  }
}
