package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSeriesTest {
  @Test
  void windowsAreInOrderOfTimeWhateverTheirArrival() {
    WindowSeries series =
        series(Samples.summary(2, 1), Samples.summary(0, 1), Samples.summary(1, 1));

    assertThat(series.before(Instant.MAX, 9))
        .extracting(KnownWindow::start)
        .containsExactly(Samples.start(2), Samples.start(1), Samples.start(0));
    assertThat(series.oldestStart()).isEqualTo(Samples.start(0));
  }

  @Test
  void theHighestRevisionStays() {
    WindowSeries series =
        series(Samples.summary(0, 2, 0.5, null), Samples.summary(0, 1, 0.9, null));

    KnownWindow kept = series.at(Samples.start(0));

    assertThat(kept).isNotNull();
    assertThat(kept.summary().revision()).isEqualTo(2);
  }

  @Test
  void aNewLengthBeginsANewSeriesAndOldOnesOfTheOtherLengthStayOut() {
    WindowSummary minute = new WindowSummary(Samples.start(10), Samples.start(22), 1, null, null);

    WindowSeries series = series(Samples.summary(0, 1), minute, Samples.summary(1, 1));

    assertThat(series.length()).isEqualTo(Duration.ofMinutes(1));
    assertThat(series.size()).isEqualTo(1);
  }

  @Test
  void theOldestGiveWayBlockByBlock() {
    List<WindowSummary> many = new ArrayList<>();
    for (int i = 0; i < WindowSeries.CAPACITY + 3; i++) {
      many.add(Samples.summary(i, 1));
    }

    WindowSeries series = with(WindowSeries.empty(), many);

    assertThat(series.size())
        .isBetween(WindowSeries.CAPACITY - WindowSeries.BLOCK, WindowSeries.CAPACITY);
    assertThat(series.before(Instant.MAX, Integer.MAX_VALUE)).hasSize(series.size());
    assertThat(series.at(Samples.start(WindowSeries.CAPACITY + 2))).isNotNull();
    assertThat(series.at(Samples.start(0))).isNull();
  }

  @Test
  void aSeriesDoesNotChangeWhenAnotherIsMadeOfIt() {
    WindowSeries before = series(Samples.summary(0, 1), Samples.summary(1, 1));

    WindowSeries after = with(before, List.of(Samples.summary(1, 2), Samples.summary(2, 1)));

    assertThat(before.size()).isEqualTo(2);
    assertThat(before.at(Samples.start(1)).summary().revision()).isEqualTo(1);
    assertThat(before.at(Samples.start(2))).isNull();
    assertThat(after.size()).isEqualTo(3);
    assertThat(after.at(Samples.start(1)).before().revision()).isEqualTo(1);
  }

  @Test
  void windowsBetweenTwoInstantsAreFoundAcrossBlocks() {
    List<WindowSummary> many = new ArrayList<>();
    for (int i = -600; i < 600; i++) {
      many.add(Samples.summary(i, 1));
    }
    WindowSeries series = with(WindowSeries.empty(), many);

    assertThat(series.between(Samples.start(-301), Samples.start(299)))
        .hasSize(600)
        .extracting(KnownWindow::start)
        .isSorted()
        .startsWith(Samples.start(-301))
        .endsWith(Samples.start(298));
    assertThat(series.between(Samples.start(5), Samples.start(5))).isEmpty();
  }

  @Test
  void theLatestFiguresSkipWindowsWithoutReadings() {
    WindowSeries series = series(Samples.summary(0, 1, 0.5, 0.3), Samples.summary(1, 1, null, 0.4));

    assertThat(series.latest(CoefficientKind.WELLNESS)).extracting("mean").isEqualTo(0.5);
    assertThat(series.latest(CoefficientKind.POLLUTION)).extracting("mean").isEqualTo(0.4);
  }

  private static WindowSeries series(WindowSummary... summaries) {
    return with(WindowSeries.empty(), List.of(summaries));
  }

  private static WindowSeries with(WindowSeries before, List<WindowSummary> summaries) {
    return before.with(
        summaries.stream().map(Samples::received).toList(),
        (received, known) -> KnownWindow.first(received, Arrival.ON_TIME));
  }
}
