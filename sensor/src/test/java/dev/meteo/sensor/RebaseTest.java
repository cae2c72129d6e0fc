package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RebaseTest {
  private static final Instant RECORDED = Instant.parse("2015-02-04T17:51:00Z");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  @Test
  void keepsTheFilesTimes() {
    assertThat(Rebase.NONE.micros(RECORDED)).isEqualTo(Micros.of(RECORDED));
  }

  @Test
  void putsTheAnchorAtTheTargetAndKeepsTheSpacing() {
    Rebase rebase = Rebase.of(RECORDED, NOW, 1);
    assertThat(at(rebase, RECORDED)).isEqualTo(NOW);
    assertThat(at(rebase, RECORDED.plusSeconds(59))).isEqualTo(NOW.plusSeconds(59));
    assertThat(at(rebase, RECORDED.minusSeconds(59))).isEqualTo(NOW.minusSeconds(59));
  }

  @Test
  void dividesTheSpacingByTheSpeed() {
    Rebase rebase = Rebase.of(RECORDED, NOW, 60);
    assertThat(at(rebase, RECORDED.plusSeconds(3600))).isEqualTo(NOW.plusSeconds(60));
    assertThat(at(rebase, RECORDED.plusSeconds(1))).isEqualTo(NOW.plusNanos(16_667_000));
  }

  @Test
  void isExactOverDecades() {
    Rebase rebase = Rebase.of(RECORDED, NOW, 1);
    Instant late = RECORDED.plusSeconds(50L * 365 * 86_400).plusNanos(1000);
    assertThat(at(rebase, late)).isEqualTo(NOW.plusSeconds(50L * 365 * 86_400).plusNanos(1000));
  }

  @Test
  void microsecondsBeforeTheEpochRoundTrip() {
    Instant early = Instant.parse("1969-12-31T23:59:59.999999Z");
    assertThat(Micros.of(early)).isEqualTo(-1);
    assertThat(Micros.toInstant(-1)).isEqualTo(early);
  }

  @Test
  void aTakenTimeGivesTheNextFreeMicrosecond() {
    UsedTimes used = new UsedTimes();
    assertThat(used.claim(100, "a")).isEqualTo(OptionalLong.of(100));
    assertThat(used.claim(100, "b")).isEqualTo(OptionalLong.of(101));
    assertThat(used.claim(101, "c")).isEqualTo(OptionalLong.of(102));
    assertThat(used.claim(99, "d")).isEqualTo(OptionalLong.of(99));
  }

  @Test
  void aRepetitionIsRecognisedEvenWhereItWasMovedTo() {
    UsedTimes used = new UsedTimes();
    used.claim(100, "a");
    used.claim(100, "b");
    assertThat(used.claim(100, "a")).isEmpty();
    assertThat(used.claim(100, "b")).isEmpty();
  }

  @Test
  void remembersABoundedNumberOfTimes() {
    UsedTimes used = new UsedTimes();
    for (int i = 0; i < 200_000; i++) {
      assertThat(used.claim(i, "same")).isPresent();
    }
    assertThat(used.claim(199_999, "same")).isEmpty();
    assertThat(used.claim(0, "same")).isPresent();
  }

  private static Instant at(Rebase rebase, Instant time) {
    return Micros.toInstant(rebase.micros(time));
  }
}
