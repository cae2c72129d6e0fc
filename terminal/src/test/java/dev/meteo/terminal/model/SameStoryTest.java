package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A restart and a replay say of a journal's windows what the terminal that wrote it said. */
class SameStoryTest {
  private static final int WINDOWS = 40;

  /** From the history, on time, 17 late ones at once that came after a newer one, on time. */
  private static final List<List<ReceivedSummary>> BATCHES = batches();

  private final Dashboard live = told(Dashboards.connected());

  @Test
  void theLiveTerminalMarksOnlyWhatCameLate() {
    assertThat(late(live)).containsExactlyElementsOf(starts(13, 30));
  }

  @Test
  void aRestartMarksTheSameWindows() {
    List<ReceivedSummary> all = BATCHES.stream().flatMap(List::stream).toList();

    Dashboard again =
        Dashboards.connected().after(new Happening.Remembered(Samples.start(WINDOWS), all));

    assertThat(arrivals(again)).isEqualTo(arrivals(live));
  }

  @Test
  void aReplayThatBeganAtAnyTimeTellsTheSame() {
    Instant first = BATCHES.getFirst().getFirst().received();

    Dashboard replay = told(Dashboard.replaying("hall", "×1", first, List.of()));

    assertThat(arrivals(replay)).isEqualTo(arrivals(live));
    assertThat(replay.notes()).isEqualTo(live.notes().subList(0, replay.notes().size()));
    assertThat(replay.notes())
        .extracting(Note::topic)
        .contains(Note.Topic.LATE)
        .doesNotContain(Note.Topic.MISSED);
  }

  @Test
  void whatOlderJournalsHoldIsNotCalledLateAfterARestart() {
    ReceivedSummary old = Samples.received(Samples.summary(0, 1), 600, Origin.UNKNOWN);

    Dashboard again = Dashboards.connected().after(new Happening.Remembered(NOW, List.of(old)));

    assertThat(arrivals(again)).containsExactly(Arrival.EARLIER);
  }

  private static final Instant NOW = Samples.start(WINDOWS);

  private static Dashboard told(Dashboard start) {
    Dashboard next = start;
    for (List<ReceivedSummary> batch : BATCHES) {
      next = next.after(new Happening.Recorded(batch.getFirst().received(), batch));
    }
    return next;
  }

  private static List<List<ReceivedSummary>> batches() {
    List<List<ReceivedSummary>> batches = new ArrayList<>();
    batches.add(together(0, 10, 10, Origin.HISTORY));
    for (int i = 10; i < 13; i++) {
      batches.add(together(i, i + 1, i, Origin.NEW));
    }
    batches.add(together(30, 31, 30, Origin.NEW));
    batches.add(together(13, 30, 30, Origin.NEW));
    for (int i = 31; i < WINDOWS; i++) {
      batches.add(together(i, i + 1, i, Origin.NEW));
    }
    return batches;
  }

  /** Windows that are received two seconds after this one's end. */
  private static List<ReceivedSummary> together(int from, int to, int when, Origin origin) {
    Instant at = Samples.start(when + 1).plusSeconds(2);
    List<ReceivedSummary> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ReceivedSummary usual = Samples.received(Samples.summary(i, 1));
      batch.add(new ReceivedSummary(at, usual.json(), usual.summary(), origin));
    }
    return batch;
  }

  private static List<Arrival> arrivals(Dashboard dashboard) {
    return windows(dashboard).stream().map(KnownWindow::arrival).toList();
  }

  private static List<Instant> late(Dashboard dashboard) {
    return windows(dashboard).stream()
        .filter(window -> window.arrival() == Arrival.LATE)
        .map(KnownWindow::start)
        .toList();
  }

  private static List<KnownWindow> windows(Dashboard dashboard) {
    return dashboard.windows().between(Instant.EPOCH, Samples.start(WINDOWS + 1));
  }

  private static List<Instant> starts(int from, int to) {
    List<Instant> starts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      starts.add(Samples.start(i));
    }
    return starts;
  }
}
