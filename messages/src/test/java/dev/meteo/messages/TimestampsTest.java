package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
    "2026-03-01t12:00:00z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00.1Z, 2026-03-01T12:00:00.100Z",
    "2026-03-01T12:00:00.123456Z, 2026-03-01T12:00:00.123456Z",
    "2026-03-01T12:00:00.123456999Z, 2026-03-01T12:00:00.123456Z",
    "2026-03-01T12:00:00.000000999Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00+00:00, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00-00:00, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00+23:59, 2026-02-28T12:01:00Z",
    "2026-03-01T12:00:00-23:59, 2026-03-02T11:59:00Z",
    "2026-03-01T12:00:00.5+05:45, 2026-03-01T06:15:00.500Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "0000-01-01T00:00:00-00:01, 0000-01-01T00:01:00Z",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z"
  })
  void rfc3339_isReadAndWrittenInUtc(String text, String written) {
    assertThat(Timestamps.parse(text).map(Timestamps::format)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-03-01",
        "2026-03-01T12:00Z",
        "2026-03-01T12:00:00",
        "2026-03-01T12:00:00.",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00,5Z",
        "2026-03-01T12:00:00.1234567890Z",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00:00ZZ",
        "2026-03-01T12:00:00Z ",
        " 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00+01",
        "2026-03-01T12:00:00+0100",
        "2026-03-01T12:00:00+01:00:00",
        "2026-03-01T12:00:00+24:00",
        "2026-03-01T12:00:00+01:60",
        "2026-03-01T12:00:00\u221201:00",
        "2026-3-01T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-04-31T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-03-00T12:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:60:00Z",
        "2016-12-31T23:59:60Z",
        "-026-03-01T12:00:00Z",
        "+2026-03-01T12:00:00Z",
        "10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "٢٠٢٦-03-01T12:00:00Z"
      })
  void anythingElse_isEmpty(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }

  @Test
  void readingsTimestamp_isCutToMicroseconds() {
    Instant fine = Instant.parse("2026-03-01T12:00:00.123456789Z");

    assertThat(new PollutionReading("s", fine, 400, null).timestamp())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @Test
  void instantThatRfc3339CannotWrite_isNoReadingsTimestamp() {
    assertThatThrownBy(() -> new AirReading("s", Instant.MAX, 20, 40, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timestamp");
    assertThatThrownBy(
            () ->
                new PollutionReading(
                    "s", Instant.parse("0000-01-01T00:00:00Z").minusNanos(1), 1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timestamp");
  }
}
