package dev.meteo.historian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpokenTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-30T10:20:30Z");
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  @ParameterizedTest
  @CsvSource({
    "2026, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "2026-03, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "2026-03-05T12, 2026-03-05T11:00:00Z, 2026-03-05T12:00:00Z",
    "2026-03-05 12:30, 2026-03-05T11:30:00Z, 2026-03-05T11:30:00Z",
    "2026-03-05T12:30:15.5, 2026-03-05T11:30:15.500Z, 2026-03-05T11:30:15.500Z",
    "2026-03-05T12:30:15+05:00, 2026-03-05T07:30:15Z, 2026-03-05T07:30:15Z",
    "now, 2026-03-30T10:20:30Z, 2026-03-30T10:20:30Z",
    "Today, 2026-03-29T22:00:00Z, 2026-03-30T22:00:00Z",
    "yesterday, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "-7d, 2026-03-23T10:20:30Z, 2026-03-23T10:20:30Z",
    "-2w, 2026-03-16T10:20:30Z, 2026-03-16T10:20:30Z",
    "-90m, 2026-03-30T08:50:30Z, 2026-03-30T08:50:30Z"
  })
  void times_asPeopleSayThem(String text, Instant begin, Instant end) {
    assertThat(SpokenTime.parse(text, MADRID, NOW)).isEqualTo(new SpokenTime(begin, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-13", "2026-02-30", "7d", "-7", "soon", "2026-03-05T25:00"})
  void whatIsNoTime_isRefusedWithExamples(String text) {
    assertThatThrownBy(() -> SpokenTime.parse(text, MADRID, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a time; write it like 2026-03");
  }

  @Test
  void day_ofTheZone_mayHave23Hours() {
    SpokenTime day = SpokenTime.parse("2026-03-29", MADRID, NOW);

    assertThat(Duration.between(day.begin(), day.end())).isEqualTo(Duration.ofHours(23));
  }
}
