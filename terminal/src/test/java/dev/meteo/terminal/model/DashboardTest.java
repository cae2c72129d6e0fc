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
  private static final String JOURNAL = "/home/me/journal/hall";
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
  void whatCannotBeRecordedIsShownWithAllThatGoesWithItAndOnlyCountedWhenItIs() {
    List<ReceivedSummary> came =
        Dashboards.received(
            Samples.summary(0, 1), Samples.summary(1, 1), Samples.summary(5, 1), later(1));
    Dashboard shown =
        Dashboards.connected(AlertRule.parse("wellness>0.5"))
            .after(new Happening.DiskFailed(NOW, "No space left"))
            .after(new Happening.Unrecorded(NOW, came));

    assertThat(shown.recording()).isEqualTo(new Recording(JOURNAL, 0, 0, 4, "No space left"));
    assertThat(shown.windows().size()).isEqualTo(3);
    assertThat(shown.alerts().crossings()).isEqualTo(1);
    assertThat(shown.notes())
        .extracting(Note::topic)
        .contains(Note.Topic.MISSED, Note.Topic.CORRECTED, Note.Topic.ALERT);

    Dashboard recorded =
        shown.after(new Happening.DiskRecovered(NOW)).after(new Happening.RecordedLater(NOW, came));
    assertThat(recorded.recording()).isEqualTo(new Recording(JOURNAL, 0, 4, 0, null));
    assertThat(recorded.windows()).isSameAs(shown.windows());
    assertThat(recorded.alerts()).isEqualTo(shown.alerts());
    assertThat(recorded.notes().subList(1, recorded.notes().size())).isEqualTo(shown.notes());
  }

  private static WindowSummary later(int window) {
    return Samples.summary(window, 2, 0.7, 0.31);
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
  void windowsOfRecordedSensorsAreOldDataWhileTheyComeAndNothingIsDueAtThisTimeOfDay() {
    ReceivedSummary old = Samples.received(Samples.summary(0, 1), 400 * 86_400, Origin.EARLIER);

    Dashboard dashboard = connectedAnd(new Happening.Recorded(old.received(), List.of(old)));

    assertThat(dashboard.phase(old.received().plusSeconds(9))).isEqualTo(Phase.PAST);
    assertThat(dashboard.isCatchingUp(old.received().plusSeconds(4))).isFalse();
    Instant later = old.received().plusSeconds(3600);
    assertThat(dashboard.phase(later)).isEqualTo(Phase.STALE);
    assertThat(dashboard.silence(later)).isEqualTo(Duration.ofHours(1));
    assertThat(dashboard.overdue(later)).isZero();
  }

  @Test
  void whatComesFromTheHistoryIsOldOnlyWhileItPoursInAndOverdueFromItsEndOn() {
    ReceivedSummary newest = Samples.received(Samples.summary(0, 1), 600, Origin.HISTORY);

    Dashboard dashboard = connectedAnd(new Happening.Recorded(newest.received(), List.of(newest)));

    Instant pouring = newest.received().plusSeconds(4);
    assertThat(dashboard.phase(pouring)).isEqualTo(Phase.PAST);
    assertThat(dashboard.isCatchingUp(pouring)).isTrue();
    Instant after = newest.received().plusSeconds(5);
    assertThat(dashboard.phase(after)).isEqualTo(Phase.STALE);
    assertThat(dashboard.overdue(after)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatThisJournalReadFromTheHistoryLongAgoIsOverdue() {
    for (Origin origin : List.of(Origin.HISTORY, Origin.UNKNOWN)) {
      ReceivedSummary newest = Samples.received(Samples.summary(0, 1), 600, origin);

      Dashboard dashboard =
          connectedAnd(new Happening.Remembered(newest.received(), List.of(newest)));

      assertThat(dashboard.phase(newest.received().plusSeconds(60))).isEqualTo(Phase.STALE);
      assertThat(dashboard.overdue(newest.received().plusSeconds(60)))
          .isEqualTo(Duration.ofSeconds(655));
    }
  }

  @Test
  void whatWaitedInAQueueAndIsFollowedByNothingIsOverdue() {
    ReceivedSummary newest = Samples.received(Samples.summary(0, 1), 600, Origin.NEW);

    Dashboard dashboard = connectedAnd(new Happening.Recorded(newest.received(), List.of(newest)));

    assertThat(dashboard.phase(newest.received().plusSeconds(6))).isEqualTo(Phase.STALE);
  }

  @Test
  void theNewestOfAHistoryMayBeOfNow() {
    ReceivedSummary newest = Samples.received(Samples.summary(0, 1), 3, Origin.HISTORY);

    Dashboard dashboard = connectedAnd(new Happening.Recorded(newest.received(), List.of(newest)));

    assertThat(dashboard.phase(newest.received())).isEqualTo(Phase.LIVE);
  }

  @Test
  void aWindowOfTheFarFutureIsSaidOnceAndNotShownWhereverItComesFrom() {
    ReceivedSummary now = Samples.received(Samples.summary(0, 1));
    ReceivedSummary far = ahead(Instant.parse("9999-12-31T23:59:54Z"));
    ReceivedSummary minutes = ahead(NOW.plusSeconds(70));
    Happening told = new Happening.Recorded(now.received(), List.of(far, now, minutes));

    Dashboard live = start.after(told).after(told);
    Dashboard again =
        start.after(new Happening.Remembered(now.received(), List.of(now, far, minutes)));

    for (Dashboard dashboard : List.of(live, again)) {
      assertThat(dashboard.windows().newest().start()).isEqualTo(Samples.start(0));
      assertThat(dashboard.windows().size()).isEqualTo(1);
      assertThat(dashboard.notes())
          .singleElement()
          .satisfies(
              note -> {
                assertThat(note.topic()).isEqualTo(Note.Topic.AHEAD);
                assertThat(note.text()).startsWith("ends ").contains("not shown");
              });
    }
    assertThat(live.recording().summaries()).isEqualTo(6);
  }

  @Test
  void aClockThatIsAMinuteBehindShowsEverything() {
    ReceivedSummary soon = ahead(NOW.plusSeconds(60));

    Dashboard dashboard = start.after(new Happening.Recorded(NOW, List.of(soon)));

    assertThat(dashboard.windows().size()).isEqualTo(1);
    assertThat(dashboard.notes()).isEmpty();
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

  /** A window that comes at noon. */
  private static ReceivedSummary ahead(Instant start) {
    WindowSummary summary = Samples.summary(start, Duration.ofSeconds(5), 0.5, 0.5);
    return new ReceivedSummary(NOW, Samples.json(summary), summary, Origin.NEW);
  }

  private static Dashboard connectedAnd(Happening happening) {
    return Dashboards.connected().after(happening);
  }

  private static Happening down(Instant at, int attempt) {
    return new Happening.LinkDown(at, "refused", attempt, Duration.ofSeconds(3));
  }

  private static Happening recorded(WindowSummary... summaries) {
    return new Happening.Recorded(NOW, Arrays.stream(summaries).map(Samples::received).toList());
  }
}
