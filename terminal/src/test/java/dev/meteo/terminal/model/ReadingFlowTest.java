package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingFlowTest {
  @Test
  void windowsWithoutReadingsAreNotLiveFromTheSecondOnUntilReadingsComeAgain() {
    Dashboard one = told(live(), empty(3));
    assertThat(one.phase(after(3))).isEqualTo(Phase.LIVE);

    Dashboard two = told(one, empty(4));
    assertThat(two.phase(after(4))).isEqualTo(Phase.IDLE);
    assertThat(two.flow().idleFor(Samples.start(6))).isEqualTo(Duration.ofSeconds(15));

    Dashboard again = told(two, Samples.summary(5, 1));
    assertThat(again.phase(after(5))).isEqualTo(Phase.LIVE);
    assertThat(again.flow().idleFor(Samples.start(9))).isZero();
  }

  @Test
  void bothAreEventsThatSayFromWhichWindowOn() {
    Dashboard dashboard = live();
    for (int i = 3; i < 8; i++) {
      dashboard = told(dashboard, empty(i));
    }
    dashboard = told(dashboard, Samples.summary(8, 1));

    assertThat(dashboard.notes())
        .filteredOn(note -> note.topic() == Note.Topic.READINGS)
        .containsExactly(
            new Note(
                Samples.received(Samples.summary(8, 1)).received(),
                Note.Severity.GOOD,
                Note.Topic.READINGS,
                Samples.start(8),
                "readings come again, after 5 windows without"),
            new Note(
                Samples.received(empty(4)).received(),
                Note.Severity.BAD,
                Note.Topic.READINGS,
                Samples.start(3),
                "no readings from this window on"));
  }

  @Test
  void aCoefficientAloneIsEnough() {
    Dashboard dashboard =
        told(
            told(told(live(), Samples.summary(3, 1, null, 0.5)), Samples.summary(4, 1, 0.5, null)),
            Samples.summary(5, 1, null, 0.5));

    assertThat(dashboard.phase(after(5))).isEqualTo(Phase.LIVE);
  }

  @Test
  void whatComesLateFillsTheWindowsAgain() {
    Dashboard idle = told(told(told(live(), empty(3)), empty(4)), empty(5));
    Dashboard filled = told(idle, Samples.summary(5, 2));

    assertThat(idle.phase(after(5))).isEqualTo(Phase.IDLE);
    assertThat(filled.phase(after(5))).isEqualTo(Phase.LIVE);
    assertThat(told(idle, Samples.summary(3, 2)).flow().emptyFrom()).isEqualTo(Samples.start(4));
  }

  @Test
  void windowsThatNeverCameAreNoEmptyOnes() {
    ReadingFlow flow = ReadingFlow.unknown().after(Samples.summary(0, 1)).after(empty(9));

    assertThat(flow.isIdle()).isFalse();
    assertThat(flow.after(empty(10)).isIdle()).isTrue();
  }

  @Test
  void theOrderInWhichWindowsComeDoesNotMatter() {
    ReadingFlow inOrder =
        ReadingFlow.unknown().after(Samples.summary(0, 1)).after(empty(1)).after(empty(2));
    ReadingFlow backwards =
        ReadingFlow.unknown().after(empty(2)).after(empty(1)).after(Samples.summary(0, 1));

    assertThat(backwards).isEqualTo(inOrder);
    assertThat(inOrder.isIdle()).isTrue();
  }

  @Test
  void shortWindowsMayBeEmptyForFiveSeconds() {
    ReadingFlow flow = ReadingFlow.unknown().after(second(0, 0.5));
    for (int i = 1; i <= 4; i++) {
      flow = flow.after(second(i, null));
      assertThat(flow.isIdle()).isFalse();
    }
    assertThat(flow.after(second(5, null)).isIdle()).isTrue();
  }

  @Test
  void withoutAnyReadingYetTheFirstIsAwaitedAndNothingIsSaid() {
    Dashboard dashboard = Dashboards.connected();
    for (int i = 0; i < 4; i++) {
      dashboard = told(dashboard, empty(i));
    }

    assertThat(dashboard.phase(after(3))).isEqualTo(Phase.WAITING);
    assertThat(dashboard.notes()).extracting(Note::topic).doesNotContain(Note.Topic.READINGS);
    assertThat(told(dashboard, Samples.summary(4, 1)).phase(after(4))).isEqualTo(Phase.LIVE);
  }

  @Test
  void aReplayTellsTheSameEvents() {
    Dashboard live = live();
    Dashboard replay =
        Dashboard.replaying("hall", "×1", Dashboards.STARTED, List.of())
            .after(Dashboards.recorded(Samples.summary(0, 1)))
            .after(Dashboards.recorded(Samples.summary(1, 1)))
            .after(Dashboards.recorded(Samples.summary(2, 1)));
    for (int i = 3; i < 6; i++) {
      live = told(live, empty(i));
      replay = told(replay, empty(i));
    }

    assertThat(replay.flow()).isEqualTo(live.flow());
    assertThat(replay.notes()).isEqualTo(live.notes().subList(0, replay.notes().size()));
    assertThat(replay.notes()).extracting(Note::topic).contains(Note.Topic.READINGS);
  }

  private static Dashboard live() {
    Dashboard dashboard = Dashboards.connected();
    for (int i = 0; i < 3; i++) {
      dashboard = told(dashboard, Samples.summary(i, 1));
    }
    return dashboard;
  }

  private static Dashboard told(Dashboard dashboard, WindowSummary summary) {
    return dashboard.after(Dashboards.recorded(summary));
  }

  private static WindowSummary empty(int window) {
    return Samples.summary(window, 1, null, null);
  }

  private static WindowSummary second(int start, Double mean) {
    WindowSummary filled =
        Samples.summary(Samples.NOON.plusSeconds(start), Duration.ofSeconds(1), 0.5, 0.5);
    return mean != null ? filled : new WindowSummary(filled.start(), filled.end(), 1, null, null);
  }

  private static Instant after(int window) {
    return Samples.start(window + 1).plusSeconds(2);
  }
}
