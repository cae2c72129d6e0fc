package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowSummaryCodecTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final WindowSummary SUMMARY =
      new WindowSummary(
          START,
          START.plusSeconds(5),
          2,
          CoefficientStatistics.ofHundredths(2, 101, 5_125, 46, 55, START.plusMillis(1)),
          null);
  private static final String JSON = new String(WindowSummaryCodec.encode(SUMMARY), UTF_8);

  @Test
  void encodedSummary_readsBackTheSame() throws IOException {
    assertThat(decode(JSON)).isEqualTo(SUMMARY);
  }

  @Test
  void unknownFields_areIgnored() throws IOException {
    String newer =
        JSON.replace("{\"count\"", "{\"median\":[0.5],\"count\"").replace("}}", "},\"x\":{}}");

    assertThat(decode(newer.replace("\"revision\"", "\"note\":null,\"revision\"")))
        .isEqualTo(SUMMARY);
  }

  @Test
  void coefficientThatIsLeftOut_isNull() throws IOException {
    assertThat(decode(JSON.replace(",\"pollution\":null", ""))).isEqualTo(SUMMARY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"2026-03-01T12:00:00Z\",\"end\" | 5,\"end\" | start",
        "\"2026-03-01T12:00:05Z\" | null | end",
        "\"2026-03-01T12:00:05Z\" | \"2026-03-01T12:00:00Z\" | end",
        "\"revision\":2 | \"revision\":2.5 | revision",
        "\"revision\":2 | \"revision\":\"2\" | revision",
        "\"revision\":2 | \"revision\":0 | revision",
        "\"revision\":2 | \"revision\":3000000000 | overflow",
        "\"revision\":2 | \"revision\":2,\"revision\":2 | revision",
        "\"count\":2 | \"count\":0 | count",
        "\"count\":2 | \"count\":null | count",
        "\"count\":2, | `` | count",
        "\"sum\":1.01 | \"sum\":\"1.01\" | sum",
        "\"sum\":1.01 | \"sum\":NaN | NaN",
        "\"sum\":1.01 | \"sum\":1e400 | sum",
        "\"mean\":0.505 | \"mean\":null | mean",
        "\"stddev\": | \"stddev\":true,\"s\": | stddev",
        "\"min\":0.46 | \"min\":[] | min",
        "\"max\":0.55 | \"max\":{} | max",
        "\"2026-03-01T12:00:00.001Z\" | \"today\" | newest",
        "\"pollution\":null | \"pollution\":0 | pollution",
        "\"revision\":2 | \"revision\":2147483647 | revision",
        "\"2026-03-01T12:00:05Z\" | \"2026-03-01T12:00:13Z\" | multiple of its length",
        "\"2026-03-01T12:00:05Z\" | \"2026-03-01T12:00:05.5Z\" | a second",
        "\"2026-03-01T12:00:05Z\" | \"2126-03-01T12:00:00Z\" | multiple of its length",
        "\"count\":2 | \"count\":2000000000000 | count",
        "\"count\":2 | \"count\":1 | sum",
        "\"sum\":1.01 | \"sum\":1.02 | sum",
        "\"mean\":0.505 | \"mean\":0.45 | mean",
        "\"mean\":0.505 | \"mean\":0.56 | mean",
        "\"min\":0.46 | \"min\":-0.46 | coefficients",
        "\"min\":0.46 | \"min\":0.56 | min",
        "\"max\":0.55 | \"max\":1.55 | coefficients",
        "\"stddev\": | \"stddev\":null,\"s\": | stddev",
        "\"stddev\":0. | \"stddev\":-0. | stddev",
        "\"stddev\":0. | \"stddev\":3. | stddev",
        "\"2026-03-01T12:00:00.001Z\" | \"2026-03-01T12:00:05Z\" | in the window",
        "\"2026-03-01T12:00:00.001Z\" | \"2026-03-01T11:59:59Z\" | in the window",
        "\"2026-03-01T12:00:00.001Z\" | \"2026-03-01T12:00:00.001Z\",\"fingerprint\":281474976710656 | 48",
        "\"pollution\":null} | \"pollution\":null}x | ",
        "\"pollution\":null} | \"pollution\":null | ",
      })
  void wrongSummary_isRefusedByName(String from, String to, String named) {
    assertThat(JSON).contains(from);

    assertThatThrownBy(() -> decode(JSON.replace(from, to)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not a window summary: ")
        .hasMessageContaining(named == null ? "" : named);
  }

  @Test
  void windowThatHasNotBegun_isRefusedByWhoeverReceivesIt() throws IOException {
    assertThat(WindowSummaryCodec.decode(JSON.getBytes(UTF_8), START.minusSeconds(60)))
        .isEqualTo(SUMMARY);
    assertThatThrownBy(
            () -> WindowSummaryCodec.decode(JSON.getBytes(UTF_8), START.minusSeconds(61)))
        .hasMessageContaining("in the future");
  }

  @Test
  void revisionThatAWindowCannotHaveSoSoon_isRefusedByWhoeverReceivesIt() throws IOException {
    byte[] body = JSON.replace("\"revision\":2", "\"revision\":1600").getBytes(UTF_8);

    assertThat(WindowSummaryCodec.decode(body, START.plusSeconds(60)).revision()).isEqualTo(1600);
    assertThatThrownBy(() -> WindowSummaryCodec.decode(body, START.plusSeconds(59)))
        .hasMessageContaining("1600");
  }

  @Test
  void fingerprint_readsBackTheSame() throws IOException {
    WindowSummary printed =
        new WindowSummary(
            START, START.plusSeconds(5), 2, SUMMARY.wellness().with((1L << 48) - 1), null);

    assertThat(WindowSummaryCodec.decode(WindowSummaryCodec.encode(printed))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "[]", "5", "null", "{}", "'\"x\"'"})
  void otherJson_isRefused(String body) {
    assertThatThrownBy(() -> decode(body)).isInstanceOf(IOException.class);
  }

  private static WindowSummary decode(String body) throws IOException {
    return WindowSummaryCodec.decode(body.getBytes(UTF_8));
  }
}
