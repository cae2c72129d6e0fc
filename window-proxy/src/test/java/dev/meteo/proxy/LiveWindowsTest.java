package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.store.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveWindowsTest {
  private final WindowGrid grid = new WindowGrid(Duration.ofSeconds(5));

  @Test
  void windowClosesAGraceAfterItsEnd() {
    LiveWindows live = firstStart("2026-03-01T12:00:02Z");

    assertThat(live.due(Instant.parse("2026-03-01T12:00:05.999Z"), 10)).isEmpty();
    assertThat(live.due(Instant.parse("2026-03-01T12:00:06Z"), 10))
        .containsExactly(window("2026-03-01T12:00:00Z"));
    assertThat(live.nextDue()).isEqualTo(Instant.parse("2026-03-01T12:00:06Z"));
  }

  @Test
  void dueWindowsStayDueUntilTheyAreClosed() {
    LiveWindows live = firstStart("2026-03-01T12:00:02Z");
    Instant later = Instant.parse("2026-03-01T12:00:16Z");

    List<WindowKey> due = live.due(later, 10);

    assertThat(due).hasSize(3).isEqualTo(live.due(later, 10));
    live.closed(due.getFirst().end());
    assertThat(live.due(later, 10)).containsExactlyElementsOf(due.subList(1, 3));
    assertThat(live.due(later, 1)).containsExactly(due.get(1));
  }

  @Test
  void newLeaderGoesOnWhereTheLastOneStopped() {
    Instant closed = Instant.parse("2026-03-01T11:59:30Z");

    LiveWindows live =
        new LiveWindows(
            grid,
            Duration.ofSeconds(1),
            Optional.of(closed),
            Instant.parse("2026-03-01T12:00:02Z"));

    assertThat(live.next()).isEqualTo(closed);
  }

  @Test
  void windowsOfALongOutageArePast() {
    Instant closed = Instant.parse("2026-03-01T11:00:00Z");

    LiveWindows live =
        new LiveWindows(
            grid,
            Duration.ofSeconds(1),
            Optional.of(closed),
            Instant.parse("2026-03-01T12:00:02Z"));

    assertThat(live.next()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void leaderWithAClockAheadDoesNotHoldUpTheNextOne() {
    Instant closed = Instant.parse("2026-03-01T13:00:00Z");

    LiveWindows live =
        new LiveWindows(
            grid,
            Duration.ofSeconds(1),
            Optional.of(closed),
            Instant.parse("2026-03-01T12:00:02Z"));

    assertThat(live.next()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void aStepAheadClosesNoWindowsOfTheTimeBetween() {
    LiveWindows live = firstStart("2026-03-01T12:00:02Z");
    Instant month = Instant.parse("2026-03-31T12:00:02Z");

    assertThat(live.follow(month)).isTrue();

    assertThat(live.due(month, 1000)).isEmpty();
    assertThat(live.next()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
  }

  @Test
  void afterAStepBackLiveWindowsGoOn() {
    LiveWindows live = firstStart("2026-03-31T12:00:02Z");
    live.closed(Instant.parse("2026-03-31T12:00:05Z"));
    Instant back = Instant.parse("2026-03-01T12:00:07Z");

    assertThat(live.follow(back)).isTrue();

    assertThat(live.due(back.plusSeconds(5), 10)).containsExactly(window("2026-03-01T12:00:05Z"));
    assertThat(live.follow(back.plusSeconds(1))).isFalse();
  }

  @Test
  void aLongGraceIsNoStep() {
    LiveWindows live =
        new LiveWindows(
            grid,
            Duration.ofMinutes(10),
            Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
            Instant.parse("2026-03-01T12:10:05Z"));

    assertThat(live.next()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(live.follow(Instant.parse("2026-03-01T12:10:05Z"))).isFalse();
  }

  private LiveWindows firstStart(String now) {
    return new LiveWindows(grid, Duration.ofSeconds(1), Optional.empty(), Instant.parse(now));
  }

  private WindowKey window(String start) {
    return grid.windowOf(Instant.parse(start));
  }
}
