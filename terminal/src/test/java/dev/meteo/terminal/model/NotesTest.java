package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final Dashboard dashboard =
      Dashboards.connected()
          .after(Dashboards.recorded(Samples.summary(0, 1), Samples.summary(1, 1)));

  @Test
  void aHoleIsNotedWhenTheNextWindowComes() {
    Dashboard after = dashboard.after(Dashboards.recorded(Samples.summary(5, 1)));

    Note note = after.notes().getFirst();
    assertThat(note.topic()).isEqualTo(Note.Topic.MISSED);
    assertThat(note.window()).isEqualTo(Samples.start(2));
    assertThat(note.text()).isEqualTo("3 windows did not come");
  }

  @Test
  void aHoleInTheFirstWindowsOfAllIsCountedInTheirLength() {
    Dashboard after =
        Dashboards.connected()
            .after(Dashboards.recorded(Samples.summary(0, 1), Samples.summary(2, 1)));

    assertThat(after.notes())
        .filteredOn(note -> note.topic() == Note.Topic.MISSED)
        .singleElement()
        .extracting(Note::text)
        .isEqualTo("1 window did not come");
  }

  @Test
  void aWindowIsLateWhenItComesMuchLaterThanUsual() {
    WindowSummary summary = Samples.summary(2, 1);

    assertThat(arrival(summary, 6)).isEqualTo(Arrival.ON_TIME);
    assertThat(arrival(summary, 7)).isEqualTo(Arrival.LATE);
  }

  @Test
  void whatEndedBeforeTheTerminalStartedIsNotLate() {
    assertThat(arrival(Samples.summary(-2, 1), 600)).isEqualTo(Arrival.EARLIER);
  }

  @Test
  void whatComesInDisorderButTogetherIsNotMissed() {
    Dashboard after =
        dashboard.after(
            Dashboards.recorded(
                Samples.summary(4, 1), Samples.summary(2, 1), Samples.summary(3, 1)));

    assertThat(after.notes()).noneMatch(note -> note.topic() == Note.Topic.MISSED);
  }

  @Test
  void whatComesAfterAllIsMissedNoMore() {
    Dashboard hole = dashboard.after(Dashboards.recorded(Samples.summary(6, 1)));
    Dashboard some = hole.after(Dashboards.recorded(Samples.summary(2, 1), Samples.summary(4, 1)));

    assertThat(missed(some))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.window()).isEqualTo(Samples.start(3));
              assertThat(note.text()).isEqualTo("2 windows did not come");
            });
    assertThat(missed(some.after(Dashboards.recorded(Samples.summary(5, 1)))))
        .extracting(Note::text)
        .containsExactly("1 window did not come");
    assertThat(
            missed(
                some.after(Dashboards.recorded(Samples.summary(5, 1)))
                    .after(Dashboards.recorded(Samples.summary(3, 1)))))
        .isEmpty();
  }

  private static List<Note> missed(Dashboard dashboard) {
    return dashboard.notes().stream().filter(n -> n.topic() == Note.Topic.MISSED).toList();
  }

  @Test
  void manyCorrectionsAtOnceAreOneLine() {
    Dashboard before = dashboard;
    WindowSummary[] first = new WindowSummary[20];
    WindowSummary[] second = new WindowSummary[20];
    for (int i = 0; i < 20; i++) {
      first[i] = Samples.summary(i + 2, 1);
      second[i] = Samples.summary(i + 2, 2);
    }

    Dashboard after = before.after(Dashboards.recorded(first)).after(Dashboards.recorded(second));

    assertThat(after.notes())
        .filteredOn(note -> note.topic() == Note.Topic.CORRECTED)
        .singleElement()
        .extracting(Note::text)
        .isEqualTo("20 windows were corrected at once");
  }

  private Arrival arrival(WindowSummary summary, int secondsAfterEnd) {
    Instant at = summary.end().plusSeconds(secondsAfterEnd);
    ReceivedSummary received = new ReceivedSummary(at, "{}", summary);
    KnownWindow window =
        dashboard
            .after(new Happening.Recorded(at, List.of(received)))
            .windows()
            .at(summary.start());
    return window.arrival();
  }
}
