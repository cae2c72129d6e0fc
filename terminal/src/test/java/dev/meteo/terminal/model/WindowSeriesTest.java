package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSeriesTest {
  @Test
  void windowsAreInOrderOfTimeWhateverTheirArrival() {
    WindowSeries series =
        series(Samples.summary(2, 1), Samples.summary(0, 1), Samples.summary(1, 1));

    assertThat(series.newestFirst())
        .extracting(received -> received.summary().start())
        .containsExactly(Samples.start(2), Samples.start(1), Samples.start(0));
    assertThat(series.oldestStart()).isEqualTo(Samples.start(0));
  }

  @Test
  void theHighestRevisionStays() {
    WindowSeries series =
        series(Samples.summary(0, 2, 0.5, null), Samples.summary(0, 1, 0.9, null));

    ReceivedSummary kept = series.at(Samples.start(0));

    assertThat(kept).isNotNull();
    assertThat(kept.summary().revision()).isEqualTo(2);
  }

  @Test
  void aNewLengthBeginsANewSeriesAndOldOnesOfTheOtherLengthStayOut() {
    WindowSummary minute = new WindowSummary(Samples.start(10), Samples.start(22), 1, null, null);

    WindowSeries series = series(Samples.summary(0, 1), minute, Samples.summary(1, 1));

    assertThat(series.length()).isEqualTo(Duration.ofMinutes(1));
    assertThat(series.newestFirst()).hasSize(1);
  }

  @Test
  void theOldestGiveWay() {
    List<ReceivedSummary> many = new ArrayList<>();
    for (int i = 0; i < WindowSeries.CAPACITY + 3; i++) {
      many.add(Samples.received(Samples.summary(i, 1)));
    }

    WindowSeries series = WindowSeries.empty().with(many);

    assertThat(series.newestFirst()).hasSize(WindowSeries.CAPACITY);
    assertThat(series.oldestStart()).isEqualTo(Samples.start(3));
  }

  @Test
  void theLatestFiguresSkipWindowsWithoutReadings() {
    WindowSeries series = series(Samples.summary(0, 1, 0.5, 0.3), Samples.summary(1, 1, null, 0.4));

    assertThat(series.latest(CoefficientKind.WELLNESS)).extracting("mean").isEqualTo(0.5);
    assertThat(series.latest(CoefficientKind.POLLUTION)).extracting("mean").isEqualTo(0.4);
  }

  static WindowSeries series(WindowSummary... summaries) {
    return WindowSeries.empty().with(Arrays.stream(summaries).map(Samples::received).toList());
  }
}
