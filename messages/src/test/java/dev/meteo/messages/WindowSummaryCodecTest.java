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
