package dev.meteo.messages;

import static dev.meteo.messages.Bodies.AIR;
import static dev.meteo.messages.Bodies.DETECTED;
import static dev.meteo.messages.Bodies.LOCATED;
import static dev.meteo.messages.Bodies.POLLUTION;
import static dev.meteo.messages.ReadingDecoderRefusalTest.array;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.DecodedReading.Refused;
import dev.meteo.messages.Refusal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingDecoderTest {
  @Test
  void contractsExamples_areRead() {
    assertThat(Bodies.accept(AIR)).isEqualTo(new AirReading("roof-1", DETECTED, 21.5, 40.25, null));
    assertThat(Bodies.accept(POLLUTION))
        .isEqualTo(new PollutionReading("roof-1", DETECTED, 412.5, null));
    assertThat(Bodies.accept(LOCATED))
        .isEqualTo(new PollutionReading("roof-1", DETECTED, 412.5, new Location(41.13, 1.25)));
  }

  @Test
  void orderWhiteSpaceAndEscapes_doNotMatter() {
    String body =
        " { \"location\" : {\"longitude\":1.25,\r\n\t\"latitude\":41.13} ,\"co2\":4.125E+2,"
            + "\"timestamp\":\"2026-03-01T13:00:00.123456+01:00\",\"sensor\":\"\\u0072oof-1\","
            + "\"\\u006bind\":\"pollution\" } ";

    assertThat(Bodies.accept(body)).isEqualTo(Bodies.accept(LOCATED));
  }

  @ParameterizedTest
  @CsvSource({
    "air, 21.5, -100",
    "air, 21.5, 100",
    "air, 21.5, 99.99999999999999",
    "air, 21.5, 1e2",
    "air, 40.25, 0",
    "air, 40.25, 100",
    "air, 40.25, 4.9e-324",
    "air, 40.25, 99.99999999999999",
    "pollution, 412.5, 0",
    "pollution, 412.5, 1000000",
    "pollution, 412.5, 999999.9999999999",
    "located, 41.13, 90",
    "located, 41.13, -90",
    "located, 1.25, 180",
    "located, 1.25, -180"
  })
  void endsOfTheRanges_areAllowed(String body, String from, String to) {
    String text = body.equals("air") ? AIR : body.equals("located") ? LOCATED : POLLUTION;

    assertThat(Bodies.accept(text.replace(from, to))).isInstanceOf(Reading.class);
  }

  @Test
  void negativeZero_isTheSameContentAsZero() {
    Reading zero = Bodies.accept(AIR.replace("21.5", "0").replace("40.25", "0.0"));
    Reading negative = Bodies.accept(AIR.replace("21.5", "-0").replace("40.25", "-0.0"));

    assertThat(negative).isEqualTo(zero);
    assertThat(ContentHash.of(negative)).isEqualTo(ContentHash.of(zero));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "-", ".", "A.b_c-9", "0"})
  void shortAndOddIds_areAllowed(String id) {
    assertThat(Bodies.accept(AIR.replace("roof-1", id)).sensor()).isEqualTo(id);
  }

  @Test
  void longestId_has64Characters() {
    assertThat(Bodies.accept(AIR.replace("roof-1", "z".repeat(64))).sensor()).hasSize(64);
  }

  @Test
  void clockLeadOf60Seconds_isAllowed() {
    String body = AIR.replace("12:00:00.123456Z", "12:01:10Z");

    assertThat(Bodies.accept(body).timestamp()).isEqualTo(Bodies.NOW.plusSeconds(60));
  }

  @Test
  void longestBody_isRead() {
    assertThat(Bodies.accept(AIR + " ".repeat(128 * 1024 - AIR.length()))).isNotNull();
  }

  @Test
  void longestNumber_isRead() {
    String number = "21." + "5".repeat(QuantityText.MAX_LENGTH - 3);

    assertThat(Bodies.accept(AIR.replace("21.5", number))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500})
  void array_givesItsReadingsInOrderWithTheirIndex(int count) {
    List<DecodedReading> decoded = Bodies.decode(array(POLLUTION, count));

    assertThat(decoded).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(decoded.get(i).index()).isEqualTo(i);
      assertThat(((Accepted) decoded.get(i)).reading()).isEqualTo(Bodies.accept(POLLUTION));
    }
  }

  @Test
  void acceptedReadings_haveTheirOwnTextsPlace() {
    String between = "{\"é\": [\"]},\", {}]}";
    String body = " [ " + AIR + " ," + between + ",\n" + POLLUTION + " ]";
    List<DecodedReading> decoded = Bodies.decode(body);

    assertThat(decoded).hasSize(3);
    assertThat(List.of(AIR, between, POLLUTION))
        .isEqualTo(decoded.stream().map(one -> text(body, one)).toList());
  }

  private static String text(String body, DecodedReading decoded) {
    return new String(body.getBytes(UTF_8), decoded.offset(), decoded.length(), UTF_8);
  }

  @Test
  void badReadingsOfAnArray_areRefusedAloneWithTheirOwnText() {
    String[] elements = {
      AIR,
      "{\"kind\":\"air\",\"sensor\":\"né€😀\"}",
      "null",
      " 12.50 ".strip(),
      "\"dé😀\\\"x\"",
      "[[{\"a\":[1,2,{}]}],\"]\"]",
      "{\"x\" : {\"}\":[ ]} , \"ß\":\t1 }",
      "false",
      "{}",
      LOCATED,
      AIR.replace("21.5", "101")
    };
    String body = " [\n " + String.join(" ,\r\n\t", elements) + "\n]  ";

    List<DecodedReading> decoded = Bodies.decode(body);

    assertThat(decoded).hasSize(elements.length);
    for (int i = 0; i < elements.length; i++) {
      assertThat(decoded.get(i).index()).isEqualTo(i);
      if (decoded.get(i) instanceof Refused refused) {
        assertThat(ownText(body, refused)).isEqualTo(elements[i]);
      }
    }
    assertThat(decoded.stream().map(ReadingDecoderTest::reason))
        .containsExactly(
            "",
            "BAD_SENSOR",
            "NOT_A_READING",
            "NOT_A_READING",
            "NOT_A_READING",
            "NOT_A_READING",
            "UNKNOWN_FIELD",
            "NOT_A_READING",
            "MISSING_FIELD",
            "",
            "OUT_OF_RANGE");
  }

  @Test
  void firstFault_isTheOneThatIsReported() {
    String body = "{\"humidity\":101,\"kind\":\"fog\",\"x\":1}";

    assertThat(Bodies.refuse(body).reason()).isEqualTo(Reason.OUT_OF_RANGE);
  }

  private static String reason(DecodedReading decoded) {
    return decoded instanceof Refused refused ? refused.refusal().reason().name() : "";
  }

  private static String ownText(String body, Refused refused) {
    return new String(body.getBytes(UTF_8), refused.offset(), refused.length(), UTF_8);
  }
}
