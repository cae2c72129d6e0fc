package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:03Z");

  private final WindowGrid grid = new WindowGrid(Duration.ofSeconds(5));
  private final Horizon horizon = new Horizon(grid, Retention.parse("1h"));

  @Test
  void isARetentionBehindOnAWindowsStart() {
    assertThat(horizon.at(START.plusSeconds(9), Optional.empty()))
        .contains(Instant.parse("2026-03-01T11:00:10Z"));
  }

  @Test
  void waitsForWhatIsNotPublished() {
    Instant oldest = Instant.parse("2026-03-01T10:59:00Z");

    assertThat(horizon.at(START, Optional.of(oldest))).contains(oldest);
    assertThat(horizon.at(START, Optional.of(START)))
        .contains(Instant.parse("2026-03-01T11:00:00Z"));
  }

  @Test
  void staysAwayWhenEverythingIsKept() {
    Horizon none = new Horizon(grid, Retention.parse("unlimited"));

    assertThat(none.at(START, Optional.empty())).isEmpty();
    assertThat(none.agreedAtLatest(START)).isEmpty();
  }

  @Test
  void saysUntilWhenItStaysWhereItIs() {
    Instant at = Instant.parse("2026-03-01T11:00:00Z");

    assertThat(horizon.agreedAtLatest(at)).contains(Instant.parse("2026-03-01T12:00:05Z"));
  }
}
