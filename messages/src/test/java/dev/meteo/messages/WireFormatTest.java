package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact bytes of everything that travels. */
class WireFormatTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void airReading() {
    assertThat(text(ReadingEncoder.encode(new AirReading("roof-1", AT, 21.5, 40.25, null))))
        .isEqualTo(
            "{\"kind\":\"air\",\"sensor\":\"roof-1\",\"timestamp\":\"2026-03-01T12:00:00.123456Z\","
                + "\"temperature\":21.5,\"humidity\":40.25}");
  }

  @Test
  void pollutionReading() {
    assertThat(text(ReadingEncoder.encode(new PollutionReading("roof-1", AT, 412.5, null))))
        .isEqualTo(
            "{\"kind\":\"pollution\",\"sensor\":\"roof-1\","
                + "\"timestamp\":\"2026-03-01T12:00:00.123456Z\",\"co2\":412.5}");
  }

  @Test
  void locatedReading_withWholeAndTinyNumbers() {
    Location location = new Location(-90, 0.0000125);

    assertThat(text(ReadingEncoder.encode(new PollutionReading("r", START, 1_000_000, location))))
        .isEqualTo(
            "{\"kind\":\"pollution\",\"sensor\":\"r\",\"timestamp\":\"2026-03-01T12:00:00Z\","
                + "\"co2\":1000000,\"location\":{\"latitude\":-90,\"longitude\":0.0000125}}");
  }

  @Test
  void batch() {
    List<Reading> readings =
        List.of(
            new AirReading("a", START, -0.0, 0, null), new PollutionReading("b", AT, 400.01, null));

    assertThat(text(ReadingEncoder.encodeBatch(readings)))
        .isEqualTo(
            "[{\"kind\":\"air\",\"sensor\":\"a\",\"timestamp\":\"2026-03-01T12:00:00Z\","
                + "\"temperature\":0,\"humidity\":0},"
                + "{\"kind\":\"pollution\",\"sensor\":\"b\","
                + "\"timestamp\":\"2026-03-01T12:00:00.123456Z\",\"co2\":400.01}]");
  }

  @Test
  void batchOfNoneOrTooMany_isRefused() {
    PollutionReading one = new PollutionReading("a", AT, 400, null);

    assertThatThrownBy(() -> ReadingEncoder.encodeBatch(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReadingEncoder.encodeBatch(Collections.nCopies(501, one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Bodies.decode(ReadingEncoder.encodeBatch(Collections.nCopies(500, one))))
        .hasSize(500);
  }

  @Test
  void routingKeys() {
    assertThat(new AirReading("roof-1", AT, 21.5, 40.25, null).routingKey())
        .isEqualTo("air.roof-1");
    assertThat(new PollutionReading("roof-1", AT, 4, null).routingKey())
        .isEqualTo("pollution.roof-1");
  }

  @Test
  void windowSummary() {
    WindowSummary summary =
        new WindowSummary(
            START,
            START.plusSeconds(5),
            3,
            CoefficientStatistics.ofHundredths(3, 150, 7_634, 39, 61, AT),
            CoefficientStatistics.ofHundredths(1, 74, 5_476, 74, 74, START.plusMillis(4_500)));

    assertThat(text(WindowSummaryCodec.encode(summary)))
        .isEqualTo(
            "{\"start\":\"2026-03-01T12:00:00Z\",\"end\":\"2026-03-01T12:00:05Z\",\"revision\":3,"
                + "\"wellness\":{\"count\":3,\"sum\":1.5,\"mean\":0.5,"
                + "\"stddev\":0.0818535277187245,\"min\":0.39,\"max\":0.61,"
                + "\"newest\":\"2026-03-01T12:00:00.123456Z\"},"
                + "\"pollution\":{\"count\":1,\"sum\":0.74,\"mean\":0.74,\"stddev\":null,"
                + "\"min\":0.74,\"max\":0.74,\"newest\":\"2026-03-01T12:00:04.500Z\"}}");
  }

  @Test
  void emptyWindowSummary_hasNullsAndNoZeros() {
    WindowSummary summary = new WindowSummary(START, START.plusSeconds(1), 1, null, null);

    assertThat(text(WindowSummaryCodec.encode(summary)))
        .isEqualTo(
            "{\"start\":\"2026-03-01T12:00:00Z\",\"end\":\"2026-03-01T12:00:01Z\",\"revision\":1,"
                + "\"wellness\":null,\"pollution\":null}");
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
