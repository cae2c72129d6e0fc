package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.store.Aggregate;
import dev.meteo.store.Pane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastWindowsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final WindowGrid grid = new WindowGrid(Duration.ofSeconds(10));
  private final PastWindows past = new PastWindows(grid, GRACE);

  @Test
  void quietWindowsAreReadyInOrderUpToTheFirstThatIsNot() {
    List<Pane> dirty =
        List.of(pane(5, 2000), pane(12, 2000), pane(13, 1000), pane(21, 400), pane(35, 2000));

    assertThat(past.ready(dirty, GRACE, NOW)).containsExactly(grid.windowOf(5), grid.windowOf(12));
  }

  @Test
  void windowIsNotQuietWhileOneOfItsPanesIsNot() {
    assertThat(past.ready(List.of(pane(5, 2000), pane(9, 999)), GRACE, NOW)).isEmpty();
  }

  @Test
  void windowThatIsNeverQuietIsHeldForThirtySecondsOnly() {
    List<Pane> first = List.of(pane(5, 0), pane(15, 60_000));
    assertThat(past.ready(first, GRACE, NOW)).isEmpty();

    Instant soon = NOW.plusSeconds(29);
    assertThat(past.ready(List.of(paneAt(5, soon), pane(15, 60_000)), GRACE, soon)).isEmpty();

    Instant later = NOW.plusSeconds(30);
    assertThat(past.ready(List.of(paneAt(5, later), pane(15, 60_000)), GRACE, later))
        .containsExactly(grid.windowOf(5), grid.windowOf(15));
  }

  @Test
  void graceSufficesOnceNothingOldComesIn() {
    assertThat(past.requiredQuiet(List.of(pane(95, 1000), pane(94, 3000)), NOW)).isEqualTo(GRACE);
  }

  @Test
  void moreQuietIsRequiredWhileOldDataFlows() {
    assertThat(past.requiredQuiet(List.of(pane(95, 100), pane(94, 3000)), NOW))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void longGraceIsNotShortened() {
    PastWindows patient = new PastWindows(grid, Duration.ofMinutes(1));

    assertThat(patient.requiredQuiet(List.of(pane(95, 100)), NOW)).isEqualTo(Duration.ofMinutes(1));
  }

  private static Pane pane(long second, long changedMillisAgo) {
    return paneAt(second, NOW.minusMillis(changedMillisAgo));
  }

  private static Pane paneAt(long second, Instant changed) {
    return new Pane(second, 1, changed.toEpochMilli(), Aggregate.EMPTY, Aggregate.EMPTY);
  }
}
