package dev.meteo.historian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.historian.database.Level;
import dev.meteo.historian.database.Months;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepsTest {
  private static final long MIDNIGHT = Months.micros(Instant.parse("2026-03-29T00:00:00Z"));

  @Test
  void days_areThoseOfTheZone() {
    Steps steps = new Steps(Duration.ofDays(1), ZoneId.of("Europe/Madrid"));

    assertThat(Months.instant(steps.begin(MIDNIGHT))).isEqualTo("2026-03-28T23:00:00Z");
    assertThat(Months.instant(steps.begin(MIDNIGHT - 3_600_000_001L)))
        .isEqualTo("2026-03-27T23:00:00Z");
  }

  @Test
  void minutes_areAlignedToTheEpoch() {
    Steps steps = new Steps(Duration.ofMinutes(5), ZoneId.of("Asia/Kolkata"));

    assertThat(Months.instant(steps.begin(MIDNIGHT - 1))).isEqualTo("2026-03-28T23:55:00Z");
  }

  @Test
  void rollUps_areUsedOnlyWhereTheyFit() {
    long end = MIDNIGHT + Level.DAYS.micros();
    assertThat(level(Duration.ofDays(1), "UTC", MIDNIGHT, end)).isEqualTo(Level.DAYS);
    assertThat(level(Duration.ofDays(1), "Europe/Madrid", MIDNIGHT, end)).isEqualTo(Level.HOURS);
    assertThat(level(Duration.ofDays(1), "Asia/Kolkata", MIDNIGHT, end)).isNull();
    assertThat(level(Duration.ofDays(1), "Australia/Lord_Howe", MIDNIGHT, end)).isNull();
    assertThat(level(Duration.ofHours(6), "Asia/Kolkata", MIDNIGHT, end)).isEqualTo(Level.HOURS);
    assertThat(level(Duration.ofMinutes(90), "UTC", MIDNIGHT, end)).isNull();
    assertThat(level(Duration.ofHours(1), "UTC", MIDNIGHT + 1, end)).isNull();
  }

  private static @Nullable Level level(Duration every, String zone, long from, long to) {
    return new Steps(every, ZoneId.of(zone)).level(from, to);
  }
}
