package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static final Instant NOW = Samples.NOON;
  private final Dashboard start = Dashboards.starting();

  @Test
  void anOutageCountsFromItsFirstFailureAndIsNotedOnce() {
    Dashboard dashboard =
        start
            .after(new Happening.LinkUp(NOW, "mq1:5672"))
            .after(down(NOW.plusSeconds(10), 1))
            .after(down(NOW.plusSeconds(12), 2));

    assertThat(dashboard.link())
        .isEqualTo(new LinkState.Down("refused", NOW.plusSeconds(10), 2, NOW.plusSeconds(15)));
    assertThat(dashboard.notes())
        .extracting(Note::text)
        .containsExactly("connection lost: refused", "connected to mq1:5672");
  }

  @Test
  void recordedSummariesAreCountedShownAndTheirCorrectionsNoted() {
    Dashboard dashboard =
        start
            .after(recorded(Samples.summary(0, 1), Samples.summary(1, 1)))
            .after(recorded(Samples.summary(0, 2)));

    assertThat(dashboard.recording().summaries()).isEqualTo(3);
    assertThat(dashboard.windows().size()).isEqualTo(2);
    assertThat(dashboard.notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.window()).isEqualTo(Samples.start(0));
              assertThat(note.text())
                  .isEqualTo(
                      "r2: wellness 0.620 → 0.620 (n 120 → 121),"
                          + " pollution 0.310 → 0.310 (n 120 → 121)");
            });
  }

  @Test
  void theJournalsFailureStaysUntilItRecovers() {
    Dashboard failed = start.after(new Happening.DiskFailed(NOW, "No space left on device"));
    Dashboard recovered = failed.after(new Happening.DiskRecovered(NOW));

    assertThat(failed.recording().failure()).isEqualTo("No space left on device");
    assertThat(recovered.recording().failure()).isNull();
  }

  @Test
  void nothingForMoreThanTwoWindowsIsStale() {
    Dashboard dashboard = start.after(recorded(Samples.summary(0, 1)));
    Instant received = Samples.received(Samples.summary(0, 1)).received();

    assertThat(dashboard.isStale(received.plusSeconds(10))).isFalse();
    assertThat(dashboard.isStale(received.plusSeconds(11))).isTrue();
    assertThat(start.isStale(NOW)).isFalse();
  }

  @Test
  void aReplayOfOldDataIsNeverStale() {
    WindowSummary old = Samples.summary(0, 1);
    ReceivedSummary late =
        new ReceivedSummary(old.end().plus(Duration.ofDays(400)), Samples.json(old), old);

    Dashboard dashboard = start.after(new Happening.Recorded(late.received(), List.of(late)));

    assertThat(dashboard.isStale(late.received().plusSeconds(3600))).isFalse();
  }

  @Test
  void onlyTheLastEventsAreKept() {
    Dashboard dashboard = start;
    for (int i = 0; i <= Notes.MAX; i++) {
      dashboard = dashboard.after(new Happening.Unreadable(NOW, "number " + i));
    }

    assertThat(dashboard.notes()).hasSize(Notes.MAX);
    assertThat(dashboard.notes().getFirst().text()).endsWith("number " + Notes.MAX);
  }

  private static Happening down(Instant at, int attempt) {
    return new Happening.LinkDown(at, "refused", attempt, Duration.ofSeconds(3));
  }

  private static Happening recorded(WindowSummary... summaries) {
    return new Happening.Recorded(NOW, Arrays.stream(summaries).map(Samples::received).toList());
  }
}
