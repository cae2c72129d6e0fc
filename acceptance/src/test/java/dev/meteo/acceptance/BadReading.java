package dev.meteo.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that must be refused.
 *
 * @param what makes it bad
 * @param body as it is sent, a character for each byte (ISO 8859-1): not all of it is UTF-8
 * @param reason the word that it must be refused with
 * @param judgedAlone whether it is well-formed JSON of one value, so that a good reading beside it
 *     in an array counts
 */
record BadReading(String what, String body, String reason, boolean judgedAlone) {
  private static final int LONGEST_BODY = 128 * 1024;

  byte[] bytes() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** At least one of each kind; each has a body of its own. */
  static List<BadReading> catalogue(Instant now) {
    Catalogue catalogue = new Catalogue(now);
    catalogue.unreadableBodies();
    catalogue.missingAndUnknownFields();
    catalogue.wrongTypes();
    catalogue.wrongNumbers();
    catalogue.wrongWords();
    return catalogue.all;
  }

  private static final class Catalogue {
    private final List<BadReading> all = new ArrayList<>();
    private final Instant now;

    Catalogue(Instant now) {
      this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    void unreadableBodies() {
      whole("nothing", "", "malformed JSON");
      whole("blanks", " \n\t ", "malformed JSON");
      whole("words", "21.5 degrees", "trailing text");
      whole("no JSON at all", "temperature=21.5", "malformed JSON");
      whole("cut off", air().substring(0, 60), "malformed JSON");
      whole("cut off array", "[" + air() + ",", "malformed JSON");
      whole("single quotes", air().replace('"', '\''), "malformed JSON");
      whole("comma before the end", air().replace("}", ",}"), "malformed JSON");
      whole("comment", air().replace("}", "/* */}"), "malformed JSON");
      whole("NaN", air().replace("21.5", "NaN"), "not finite");
      whole("Infinity", air().replace("21.5", "-Infinity"), "not finite");
      whole("leading zeros", air().replace("21.5", "021.5"), "malformed JSON");
      whole("plus sign", air().replace("21.5", "+21.5"), "malformed JSON");
      whole("raw line break in a string", air().replace("roof", "ro\nof"), "malformed JSON");
      whole("unknown escape", air().replace("roof", "r\\qof"), "malformed JSON");
      whole("byte order mark", "\uFEFF" + air(), "malformed JSON");
      whole("text behind", air() + " x", "trailing text");
      whole("two readings without an array", air() + air(), "trailing text");
      whole("array that goes on", "[" + air() + "]]", "trailing text");
      whole("empty array", "[]", "empty batch");
      whole("501 readings", "[" + (air() + ",").repeat(500) + air() + "]", "too many readings");
      whole("too large", air() + " ".repeat(LONGEST_BODY), "body too large");
      bytes("bad UTF-8", air().replace("roof", "ro\u00FFof").getBytes(StandardCharsets.ISO_8859_1));
      bytes("UTF-16", air().replace("roof", "ro\u00FFof").getBytes(StandardCharsets.UTF_16));
      bytes("overlong UTF-8", new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
      bytes("half a surrogate pair", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
      alone("a number", "42", "not a reading");
      alone("a string", "\"21.5\"", "not a reading");
      alone("true", "true", "not a reading");
      alone("null", "null", "not a reading");
    }

    void missingAndUnknownFields() {
      alone("no field", "{}", "missing field");
      for (String field : List.of("kind", "sensor", "timestamp", "temperature", "humidity")) {
        alone("no " + field, without(air(), field), "missing field");
        alone("null " + field, with(air(), field, "null"), "null field");
      }
      alone("no co2", without(pollution(), "co2"), "missing field");
      alone("no longitude", located("{\"latitude\":41.13}"), "missing field");
      alone("a field more", plus(air(), "\"light\":5"), "unknown field");
      alone("another case", air().replace("humidity", "Humidity"), "unknown field");
      alone("the other kind's field", plus(air(), "\"co2\":400"), "unknown field");
      alone(
          "altitude", located("{\"latitude\":1,\"longitude\":2,\"altitude\":3}"), "unknown field");
      alone("a field twice", plus(air(), "\"humidity\":40"), "duplicate field");
      alone("null location", located("null"), "null field");
    }

    void wrongTypes() {
      alone("a string for a number", with(air(), "temperature", "\"21.5\""), "wrong type");
      alone("NaN as a string", with(air(), "humidity", "\"NaN\""), "wrong type");
      alone("true for a number", with(pollution(), "co2", "true"), "wrong type");
      alone("an array for a number", with(pollution(), "co2", "[400]"), "wrong type");
      alone("a number for a sensor", with(air(), "sensor", "5"), "wrong type");
      alone("a number for a timestamp", with(air(), "timestamp", "1764000000"), "wrong type");
      alone("a string for a location", located("\"41.13,1.25\""), "wrong type");
    }

    void wrongNumbers() {
      alone("beyond any number", with(air(), "temperature", "1e400"), "not finite");
      alone("too cold", with(air(), "temperature", "-100.01"), "out of range");
      alone("too hot", with(air(), "temperature", "100.01"), "out of range");
      alone("too dry", with(air(), "humidity", "-0.5"), "out of range");
      alone("too humid", with(air(), "humidity", "100.5"), "out of range");
      alone("less than no CO2", with(pollution(), "co2", "-1"), "out of range");
      alone("more than all CO2", with(pollution(), "co2", "1000001"), "out of range");
      alone("beyond the pole", located("{\"latitude\":90.5,\"longitude\":2}"), "out of range");
      alone("too many digits", with(pollution(), "co2", "4" + "0".repeat(5000)), "out of range");
    }

    void wrongWords() {
      alone("unknown kind", air().replace("\"air\"", "\"wind\""), "bad kind");
      alone("kind in capitals", air().replace("\"air\"", "\"AIR\""), "bad kind");
      alone("blank in the id", with(air(), "sensor", "\"roof 1\""), "bad sensor id");
      alone("empty id", with(air(), "sensor", "\"\""), "bad sensor id");
      alone("id of 65", with(air(), "sensor", "\"" + "x".repeat(65) + "\""), "bad sensor id");
      alone("escape in the id", with(air(), "sensor", "\"\\u001b[2J\""), "bad sensor id");
      alone("no time", with(air(), "timestamp", "\"today\""), "bad timestamp");
      alone("no zone", with(air(), "timestamp", "\"2026-03-01T12:00:00\""), "bad timestamp");
      alone("no such day", with(air(), "timestamp", "\"2026-02-30T12:00:00Z\""), "bad timestamp");
      alone("the future", at(now.plusSeconds(180)), "in the future");
      alone("the year 9999", at(Instant.parse("9999-12-31T23:59:59Z")), "in the future");
      alone("two days ago", at(now.minus(2, ChronoUnit.DAYS)), "too late");
    }

    private void whole(String what, String body, String reason) {
      add(what, body.getBytes(StandardCharsets.UTF_8), reason, false);
    }

    private void bytes(String what, byte[] body) {
      add(what, body, "bad UTF-8", false);
    }

    private void add(String what, byte[] body, String reason, boolean judgedAlone) {
      String text = new String(body, StandardCharsets.ISO_8859_1);
      all.add(new BadReading(what, text, reason, judgedAlone));
    }

    private void alone(String what, String body, String reason) {
      add(what, body.getBytes(StandardCharsets.UTF_8), reason, true);
    }

    /** A good reading that no other is like, to be spoilt. */
    private String air() {
      return "{\"kind\":\"air\",\"sensor\":\"roof-%d\",\"timestamp\":\"%s\","
              .formatted(all.size(), now)
          + "\"temperature\":21.5,\"humidity\":40.25}";
    }

    private String pollution() {
      return "{\"kind\":\"pollution\",\"sensor\":\"roof-%d\",\"timestamp\":\"%s\",\"co2\":412.5}"
          .formatted(all.size(), now);
    }

    private String at(Instant timestamp) {
      return with(air(), "timestamp", "\"" + timestamp + "\"");
    }

    private String located(String location) {
      return plus(pollution(), "\"location\":" + location);
    }

    private static String plus(String reading, String field) {
      return reading.replace("}", "," + field + "}");
    }

    private static String with(String reading, String field, String value) {
      return reading.replaceFirst(
          "\"" + field + "\":(\"[^\"]*\"|[^,}]*)",
          "\"" + field + "\":" + value.replace("\\", "\\\\"));
    }

    private static String without(String reading, String field) {
      return reading.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*),?", "").replace(",}", "}");
    }
  }
}
