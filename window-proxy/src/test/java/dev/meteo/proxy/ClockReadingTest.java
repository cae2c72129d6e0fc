package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void nothingClosesAheadOfEitherClock() {
    assertThat(ownAhead(Duration.ofDays(30)).closing()).isEqualTo(NOON.plusSeconds(2));
    assertThat(ownAhead(Duration.ofDays(-1)).closing()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    assertThat(ownAhead(Duration.ofMillis(700)).closing()).isEqualTo(NOON.plusMillis(700));
  }

  @Test
  void theEarlierClockCounts() {
    assertThat(ownAhead(Duration.ofSeconds(1)).earlier()).isEqualTo(NOON);
    assertThat(ownAhead(Duration.ofSeconds(-1)).earlier()).isEqualTo(NOON.minusSeconds(1));
  }

  @Test
  void clocksAreApartWhicheverIsAhead() {
    assertThat(ownAhead(Duration.ofSeconds(5)).isApartBy(Duration.ofSeconds(5))).isTrue();
    assertThat(ownAhead(Duration.ofSeconds(-5)).isApartBy(Duration.ofSeconds(5))).isTrue();
    assertThat(ownAhead(Duration.ofSeconds(4)).isApartBy(Duration.ofSeconds(5))).isFalse();
  }

  private static ClockReading ownAhead(Duration lead) {
    return new ClockReading(NOON, NOON.plus(lead), 0);
  }
}
