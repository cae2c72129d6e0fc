package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.store.Aggregate;
import dev.meteo.store.Pane;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
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
  void windowsThatAreNeverQuietHoldUpLaterOnesForThirtySecondsTogether() {
    assertThat(ready(NOW, paneAt(5, NOW), paneAt(15, NOW), pane(25, 60_000))).isEmpty();

    Instant later = NOW.plusSeconds(30);
    Pane first = paneAt(5, later);
    Pane second = paneAt(15, later);
    Pane quiet = pane(25, 60_000);
    assertThat(ready(later, first, second, quiet))
        .containsExactly(grid.windowOf(5), grid.windowOf(15), grid.windowOf(25));
    assertThat(List.of(first, second, quiet)).allMatch(pane -> isReady(later, pane));
  }

  @Test
  void holdBeginsAgainWhenAWindowWentOut() {
    assertThat(ready(NOW, paneAt(5, NOW), paneAt(15, NOW))).isEmpty();
    past.published(grid.windowOf(5));

    Instant later = NOW.plusSeconds(30);
    assertThat(ready(later, paneAt(5, later), paneAt(15, later))).isEmpty();
    assertThat(isReady(later, paneAt(15, later))).isTrue();
    assertThat(ready(later.plusSeconds(30), paneAt(5, later.plusSeconds(30))))
        .containsExactly(grid.windowOf(5));
  }

  @Test
  void windowThatIsRestlessBeyondItsFirstPanesIsHeldForThirtySecondsOnly() {
    for (int i = 0; i < 30; i++) {
      Instant now = NOW.plusSeconds(i);
      assertThat(ready(now, pane(5, 60_000))).containsExactly(grid.windowOf(5));
      assertThat(isReady(now, pane(5, 60_000), paneAt(9, now))).isFalse();
    }
    Instant later = NOW.plusSeconds(30);
    assertThat(ready(later, pane(5, 60_000))).containsExactly(grid.windowOf(5));
    assertThat(isReady(later, pane(5, 60_000), paneAt(9, later))).isTrue();
  }

  @Test
  void windowThatWasQuietBetweenIsHeldFromItsNextChange() {
    assertThat(ready(NOW, paneAt(5, NOW))).isEmpty();
    Instant between = NOW.plusSeconds(20);
    assertThat(isReady(between, paneAt(5, NOW))).isTrue();

    Instant later = NOW.plusSeconds(40);
    assertThat(ready(later, paneAt(5, later))).isEmpty();
  }

  @Test
  void aClockThatIsPutBackHoldsUpNothing() {
    Instant ahead = NOW.plus(Duration.ofDays(1));
    assertThat(ready(ahead, paneAt(5, ahead))).isEmpty();

    assertThat(ready(NOW, paneAt(5, ahead))).isEmpty();
    assertThat(ready(NOW.plusSeconds(30), paneAt(5, ahead))).containsExactly(grid.windowOf(5));
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

  private List<WindowKey> ready(Instant now, Pane... dirty) {
    return past.ready(List.of(dirty), GRACE, now);
  }

  /** Of a window of these panes. */
  private boolean isReady(Instant now, Pane... panes) {
    WindowKey window = grid.windowOf(panes[0].second());
    return past.isReady(new WindowState(window, 0, List.of(panes)), GRACE, now);
  }

  private static Pane pane(long second, long changedMillisAgo) {
    return paneAt(second, NOW.minusMillis(changedMillisAgo));
  }

  private static Pane paneAt(long second, Instant changed) {
    return new Pane(second, 1, changed.toEpochMilli(), Aggregate.EMPTY, Aggregate.EMPTY);
  }
}
