package dev.meteo.messages;

import static dev.meteo.messages.Bodies.AIR;
import static dev.meteo.messages.Bodies.LOCATED;
import static dev.meteo.messages.Bodies.POLLUTION;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way known to us for a body to be wrong, with the reason that it must be given. */
class ReadingDecoderRefusalTest {
  private static final String T = "2026-03-01T12:00:00.123456Z";

  /** A body, why it is refused, and what the detail must name. */
  static final class Bad {
    private final String name;
    private final byte[] body;
    private final Reason reason;
    private final List<String> named;

    Bad(String name, byte[] body, Reason reason, List<String> named) {
      this.name = name;
      this.body = body;
      this.reason = reason;
      this.named = named;
    }

    Bad(String name, String body, Reason reason, String... named) {
      this(name, body.getBytes(UTF_8), reason, List.of(named));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource({"numbers", "fields", "texts", "timestamps", "shapes", "encodings", "sizes"})
  void badBody_isRefusedWithItsReason(Bad bad) {
    List<DecodedReading> decoded = Bodies.decode(bad.body);

    assertThat(decoded).hasSize(1);
    DecodedReading.Refused refused = (DecodedReading.Refused) decoded.getFirst();
    assertThat(refused.refusal().reason()).isEqualTo(bad.reason);
    assertThat(refused.refusal().detail()).contains(bad.named);
    assertThat(refused.refusal().detail()).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
    assertThat(refused.index()).isEqualTo(DecodedReading.NO_INDEX);
    assertThat(refused.offset()).isZero();
    assertThat(refused.length()).isEqualTo(bad.body.length);
  }

  @Test
  void corpus_isLargeAndCoversEveryReasonOfTheDecoder() {
    List<Bad> all =
        Stream.of(numbers(), fields(), texts(), timestamps(), shapes(), encodings(), sizes())
            .flatMap(bad -> bad)
            .toList();

    assertThat(all)
        .hasSizeGreaterThanOrEqualTo(60)
        .extracting(Bad::toString)
        .doesNotHaveDuplicates();
    assertThat(Stream.of(Reason.values()).filter(r -> all.stream().noneMatch(b -> b.reason == r)))
        .as("reasons that only the message's properties and the store can give")
        .containsExactly(Reason.BAD_ENCODING, Reason.TOO_LATE, Reason.CONFLICT);
  }

  static Stream<Bad> numbers() {
    return Stream.of(
        temperature("1e400", Reason.NOT_FINITE, "temperature", "1e400"),
        temperature("-1e400", Reason.NOT_FINITE, "temperature", "-1e400"),
        temperature("NaN", Reason.NOT_FINITE, "temperature", "not NaN"),
        temperature("Infinity", Reason.NOT_FINITE, "temperature", "Infinity"),
        temperature("-Infinity", Reason.NOT_FINITE, "temperature", "Infinity"),
        temperature("\"NaN\"", Reason.WRONG_TYPE, "temperature", "NaN"),
        temperature("\"-Infinity\"", Reason.WRONG_TYPE, "temperature", "-Infinity"),
        temperature("\"\"", Reason.WRONG_TYPE, "temperature", "\"\""),
        temperature("\"12.5\"", Reason.WRONG_TYPE, "temperature", "\"12.5\""),
        temperature("true", Reason.WRONG_TYPE, "temperature", "true"),
        temperature("[21.5]", Reason.WRONG_TYPE, "temperature", "an array"),
        temperature("{\"v\":21.5}", Reason.WRONG_TYPE, "temperature", "an object"),
        temperature("null", Reason.NULL_FIELD, "temperature", "null"),
        temperature("+21.5", Reason.MALFORMED_JSON, "'+'"),
        temperature("021.5", Reason.MALFORMED_JSON, "at byte"),
        temperature(".5", Reason.MALFORMED_JSON, "at byte"),
        temperature("5.", Reason.MALFORMED_JSON, "at byte"),
        temperature("0x15", Reason.MALFORMED_JSON, "at byte"),
        temperature("21,5", Reason.MALFORMED_JSON, "at byte"),
        temperature("100.00000000000001", Reason.OUT_OF_RANGE, "-100 to 100", "100.00000000000001"),
        temperature("-100.00000000000001", Reason.OUT_OF_RANGE, "-100.00000000000001"),
        temperature("1" + "0".repeat(100_000), Reason.OUT_OF_RANGE, "temperature", "100001", "100"),
        temperature("0." + "1".repeat(349), Reason.OUT_OF_RANGE, "temperature", "351", "0.111"),
        humidity("100.00000000000001", "humidity must be 0 to 100", "100.00000000000001"),
        humidity("-4.9e-324", "humidity must be 0 to 100", "-4.9e-324"),
        humidity("-1", "humidity must be 0 to 100", "-1"),
        co2("1000000.0000000001", "co2 must be 0 to 1000000", "1000000.0000000001"),
        co2("-0.01", "co2 must be 0 to 1000000", "-0.01"),
        co2("1e308", "co2 must be 0 to 1000000", "1e308"),
        located("41.13", "90.00000000000001", "location.latitude must be -90 to 90"),
        located("41.13", "-90.00000000000001", "location.latitude", "-90.00000000000001"),
        located("1.25", "180.00000000000003", "location.longitude must be -180 to 180"),
        located("1.25", "-180.00000000000003", "location.longitude", "-180.00000000000003"));
  }

  static Stream<Bad> fields() {
    return Stream.of(
        missing(AIR, "\"kind\":\"air\",", "kind"),
        missing(AIR, "\"sensor\":\"roof-1\",", "sensor"),
        missing(AIR, "\"timestamp\":\"" + T + "\",", "timestamp"),
        missing(AIR, "\"temperature\":21.5,", "temperature"),
        missing(AIR, ",\"humidity\":40.25", "humidity"),
        missing(POLLUTION, ",\"co2\":412.5", "co2"),
        missing(LOCATED, "\"latitude\":41.13,", "location.latitude"),
        missing(LOCATED, ",\"longitude\":1.25", "location.longitude"),
        new Bad("empty object", "{}", Reason.MISSING_FIELD, "kind"),
        added(AIR, "\"pressure\":1013", Reason.UNKNOWN_FIELD, "\"pressure\"", "1013"),
        added(AIR, "\"co2\":412.5", Reason.UNKNOWN_FIELD, "\"co2\"", "412.5", "air"),
        added(POLLUTION, "\"humidity\":4", Reason.UNKNOWN_FIELD, "humidity", "4", "pollution"),
        added(AIR, "\"Temperature\":1", Reason.UNKNOWN_FIELD, "\"Temperature\"", "1"),
        added(AIR, "\"\":{}", Reason.UNKNOWN_FIELD, "\"\"", "an object"),
        added(AIR, "\"location.latitude\":1", Reason.UNKNOWN_FIELD, "\"location.latitude\""),
        added(AIR, "\"temperature\":21.5", Reason.DUPLICATE_FIELD, "temperature", "21.5"),
        added(AIR, "\"\\u0074emperature\":7", Reason.DUPLICATE_FIELD, "temperature", "7"),
        added(AIR, "\"kind\":\"pollution\"", Reason.DUPLICATE_FIELD, "kind", "pollution"),
        added(LOCATED, "\"location\":null", Reason.DUPLICATE_FIELD, "location", "null"),
        in(LOCATED, "41.13", "41.13,\"latitude\":2", Reason.DUPLICATE_FIELD, "location.latitude"),
        in(LOCATED, "41.13", "41.13,\"altitude\":2", Reason.UNKNOWN_FIELD, "location.altitude"),
        in(LOCATED, "41.13", "null", Reason.NULL_FIELD, "location.latitude", "null"),
        in(LOCATED, "41.13", "\"N\"", Reason.WRONG_TYPE, "location.latitude", "\"N\""),
        added(AIR, "\"location\":null", Reason.NULL_FIELD, "location", "null"),
        added(AIR, "\"location\":[41.13,1.25]", Reason.WRONG_TYPE, "location", "an array"),
        added(AIR, "\"location\":\"roof\"", Reason.WRONG_TYPE, "location", "\"roof\""));
  }

  static Stream<Bad> texts() {
    return Stream.of(
        in(AIR, "\"air\"", "\"Air\"", Reason.BAD_KIND, "kind", "\"Air\""),
        in(AIR, "\"air\"", "\"\"", Reason.BAD_KIND, "kind", "\"\""),
        in(AIR, "\"air\"", "1", Reason.WRONG_TYPE, "kind", "1"),
        in(AIR, "\"air\"", "null", Reason.NULL_FIELD, "kind", "null"),
        sensor("", "\"\""),
        sensor("a".repeat(65), "\"aaaa"),
        sensor("roof 1", "\"roof 1\""),
        sensor("roof:1", "\"roof:1\""),
        sensor("{roof}", "\"{roof}\""),
        sensor("roof*", "\"roof*\""),
        sensor("sensör", "\"sensör\""),
        sensor("roof\\n1", "\"roof\uFFFD1\""),
        sensor("\\u001b[2J", "\"\uFFFD[2J\""),
        sensor("\\ud800", "\"\uFFFD\""),
        sensor("\\ud83d\\ude00", "\"\uFFFD\uFFFD\""),
        sensor("a\\u202eb", "\"a\uFFFDb\""),
        in(AIR, "roof-1", "ro\u001bof", Reason.MALFORMED_JSON, "at byte"),
        in(AIR, "roof-1", "ro\\xof", Reason.MALFORMED_JSON, "at byte"),
        added(AIR, "\"\\u001b]52;c;\\u0007\":1", Reason.UNKNOWN_FIELD, "\uFFFD]52;c;\uFFFD"),
        added(AIR, "\"\\udc00\":1", Reason.MALFORMED_JSON, "surrogate", "at byte"),
        added(AIR, '"' + "n".repeat(100_000) + "\":1", Reason.UNKNOWN_FIELD, "nnn", "…"),
        in(AIR, "\"roof-1\"", "7", Reason.WRONG_TYPE, "sensor", "7"),
        in(AIR, "\"roof-1\"", "null", Reason.NULL_FIELD, "sensor", "null"),
        in(AIR, "\"" + T + "\"", "null", Reason.NULL_FIELD, "timestamp", "null"),
        in(AIR, "\"" + T + "\"", "1772366400", Reason.WRONG_TYPE, "timestamp", "1772366400"));
  }

  static Stream<Bad> timestamps() {
    return Stream.of(
        timestamp("", Reason.BAD_TIMESTAMP, "\"\""),
        timestamp("2026-03-01T12:00:00", Reason.BAD_TIMESTAMP, "\"2026-03-01T12:00:00\""),
        timestamp("2026-02-30T12:00:00Z", Reason.BAD_TIMESTAMP, "2026-02-30"),
        timestamp("2026-03-01T12:00:60Z", Reason.BAD_TIMESTAMP, "12:00:60"),
        timestamp("2026-03-01 12:00:00Z", Reason.BAD_TIMESTAMP, "2026-03-01 12"),
        timestamp("2026-03-01T12:00:00.1234567890Z", Reason.BAD_TIMESTAMP, "1234567890"),
        timestamp("2026-03-01T12:00:00+24:00", Reason.BAD_TIMESTAMP, "+24:00"),
        timestamp("10000-01-01T00:00:00Z", Reason.BAD_TIMESTAMP, "10000"),
        timestamp("-001-01-01T00:00:00Z", Reason.BAD_TIMESTAMP, "-001"),
        timestamp("0000-01-01T00:00:00+00:01", Reason.BAD_TIMESTAMP, "+00:01"),
        timestamp("9999-12-31T23:59:59Z", Reason.IN_THE_FUTURE, "9999-12-31T23:59:59Z", "60 s"),
        timestamp("2026-03-01T12:01:10.000001Z", Reason.IN_THE_FUTURE, "12:01:10.000001Z"));
  }

  static Stream<Bad> shapes() {
    return Stream.of(
        new Bad("no bytes", "", Reason.MALFORMED_JSON, "empty"),
        new Bad("white space", " \r\n\t", Reason.MALFORMED_JSON, "empty"),
        new Bad("null", "null", Reason.NOT_A_READING, "null"),
        new Bad("number", "12.5", Reason.NOT_A_READING, "the number 12.5"),
        new Bad("string", "\"air\"", Reason.NOT_A_READING, "\"air\""),
        new Bad("word", "hello", Reason.MALFORMED_JSON, "hello"),
        new Bad("csv", "roof-1;21.5;40.25", Reason.MALFORMED_JSON, "roof"),
        new Bad("xml", "<reading/>", Reason.MALFORMED_JSON, "'<'"),
        new Bad("cut short", AIR.substring(0, AIR.length() - 1), Reason.MALFORMED_JSON, "end"),
        new Bad("cut in a string", AIR.substring(0, 20), Reason.MALFORMED_JSON, "end"),
        new Bad("trailing comma", AIR.replace("}", ",}"), Reason.MALFORMED_JSON, "'}'"),
        new Bad("comment", "/* air */" + AIR, Reason.MALFORMED_JSON, "'/'"),
        new Bad("single quotes", AIR.replace('"', '\''), Reason.MALFORMED_JSON, "at byte 1"),
        new Bad("trailing word", AIR + " x", Reason.TRAILING_TEXT, "byte " + (AIR.length() + 1)),
        new Bad("second document", AIR + POLLUTION, Reason.TRAILING_TEXT, "byte " + AIR.length()),
        new Bad("trailing bracket", AIR + "]", Reason.TRAILING_TEXT, "byte " + AIR.length()),
        new Bad("trailing zero", AIR + "\0", Reason.TRAILING_TEXT, "byte " + AIR.length()),
        new Bad("text after an array", "[" + AIR + "],", Reason.TRAILING_TEXT, "byte"),
        new Bad("empty array", "[]", Reason.EMPTY_BATCH, "no reading"),
        new Bad("spaced empty array", "[ ] ", Reason.EMPTY_BATCH, "no reading"),
        new Bad("unclosed array", "[" + AIR, Reason.MALFORMED_JSON, "end"),
        new Bad("array with a hole", "[" + AIR + ",,1]", Reason.MALFORMED_JSON, "','"),
        new Bad("deep arrays", "[".repeat(10_000), Reason.MALFORMED_JSON, "deeper than 32"),
        new Bad("deep field", added(AIR, 10_000), Reason.MALFORMED_JSON, "deeper than 32"));
  }

  static Stream<Bad> encodings() {
    return Stream.of(
        bytes("UTF-16BE", AIR, UTF_16BE, Reason.MALFORMED_JSON, "code 0"),
        bytes("UTF-16LE", AIR, UTF_16LE, Reason.MALFORMED_JSON, "code 0"),
        bytes("UTF-16BE with mark", "\uFEFF" + AIR, UTF_16BE, Reason.BAD_UTF8, "0xFE at byte 0"),
        bytes("UTF-16LE with mark", "\uFEFF" + AIR, UTF_16LE, Reason.BAD_UTF8, "0xFF at byte 0"),
        bytes("UTF-32BE", AIR, Charset.forName("UTF-32BE"), Reason.MALFORMED_JSON, "code 0"),
        bytes("UTF-32LE", AIR, Charset.forName("UTF-32LE"), Reason.MALFORMED_JSON, "code 0"),
        bytes(
            "UTF-32LE with mark",
            "\uFEFF" + AIR,
            Charset.forName("UTF-32LE"),
            Reason.BAD_UTF8,
            "0xFF at byte 0"),
        bytes("UTF-8 with mark", "\uFEFF" + AIR, UTF_8, Reason.MALFORMED_JSON, "byte order mark"),
        raw("Latin-1", 0xE9, "0xE9 at byte 24"),
        raw("overlong slash", 0xC0, 0xAF, "0xC0 at byte 24"),
        raw("overlong quote", 0xE0, 0x80, 0xA2, "0xE0 at byte 24"),
        raw("encoded surrogate", 0xED, 0xA0, 0x80, "0xED at byte 24"),
        raw("beyond Unicode", 0xF4, 0x90, 0x80, 0x80, "0xF4 at byte 24"),
        raw("continuation alone", 0x80, "0x80 at byte 24"),
        new Bad("cut character", new byte[] {'"', (byte) 0xC3}, Reason.BAD_UTF8, List.of("byte 1")),
        raw("0xFF", 0xFF, "0xFF at byte 24"));
  }

  static Stream<Bad> sizes() {
    String tooLong = AIR + " ".repeat(128 * 1024 + 1 - AIR.length());
    return Stream.of(
        new Bad("128 KiB + 1", tooLong, Reason.BODY_TOO_LARGE, "131072", "131073"),
        new Bad("1 MiB", "[".repeat(1 << 20), Reason.BODY_TOO_LARGE, "131072", "1048576"),
        new Bad("501 readings", array(AIR, 501), Reason.TOO_MANY_READINGS, "500", "501"),
        new Bad("40000 numbers", array("1", 40_000), Reason.TOO_MANY_READINGS, "40000"));
  }

  static String array(String element, int times) {
    return "[" + (element + ",").repeat(times - 1) + element + "]";
  }

  private static Bad temperature(String value, Reason reason, String... named) {
    String shown = value.length() > 30 ? value.length() + " characters" : value;
    String body = AIR.replace("21.5", value);
    return new Bad("temperature " + shown, body, reason, named);
  }

  private static Bad humidity(String value, String... named) {
    return in(AIR, "40.25", value, Reason.OUT_OF_RANGE, named);
  }

  private static Bad co2(String value, String... named) {
    return in(POLLUTION, "412.5", value, Reason.OUT_OF_RANGE, named);
  }

  private static Bad located(String from, String to, String... named) {
    return in(LOCATED, from, to, Reason.OUT_OF_RANGE, named);
  }

  private static Bad sensor(String value, String named) {
    return in(AIR, "\"roof-1\"", '"' + value + '"', Reason.BAD_SENSOR, "sensor", named);
  }

  private static Bad timestamp(String value, Reason reason, String... named) {
    return in(AIR, T, value, reason, named);
  }

  private static Bad missing(String body, String member, String field) {
    return in(body, member, "", Reason.MISSING_FIELD, "field " + field + " is missing");
  }

  private static Bad added(String body, String member, Reason reason, String... named) {
    String more = body.substring(0, body.length() - 1) + "," + member + "}";
    String shown = member.length() > 50 ? member.substring(0, 50) : member;
    return new Bad(kind(body) + " and " + shown, more, reason, named);
  }

  private static String added(String body, int depth) {
    return body.replace("}", ",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
  }

  private static Bad in(String body, String from, String to, Reason reason, String... named) {
    return new Bad(kind(body) + " " + from + " -> " + to, body.replace(from, to), reason, named);
  }

  private static String kind(String body) {
    return body.equals(LOCATED) ? "located" : body.equals(AIR) ? "air" : "pollution";
  }

  private static Bad bytes(String name, String text, Charset charset, Reason why, String... named) {
    return new Bad(name, text.getBytes(charset), why, List.of(named));
  }

  /** The last argument is what the detail names, the others are bytes within the sensor's id. */
  private static Bad raw(String name, Object... bytesAndNamed) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"kind\":\"air\",\"sensor\":\"".getBytes(UTF_8));
    for (int i = 0; i < bytesAndNamed.length - 1; i++) {
      body.write((int) (Integer) bytesAndNamed[i]);
    }
    body.writeBytes("\"}".getBytes(UTF_8));
    String named = (String) bytesAndNamed[bytesAndNamed.length - 1];
    return new Bad(name, body.toByteArray(), Reason.BAD_UTF8, List.of(named));
  }
}
