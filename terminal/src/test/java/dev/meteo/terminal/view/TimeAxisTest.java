package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final ReceivedSummary NEWEST = Samples.received(Samples.summary(10, 1));
  private static final Dashboard DASHBOARD =
      Dashboard.starting("hall", "/journal", List.of(NEWEST));

  @Test
  void theNewestWindowIsTheRightmostCell() {
    TimeAxis axis = TimeAxis.of(DASHBOARD, NEWEST.received(), 20, 2);

    assertThat(axis.windows()).isEqualTo(20);
    assertThat(axis.column(0)).isEqualTo(19);
    assertThat(axis.column(19)).isZero();
    assertThat(axis.start(0)).isEqualTo(Samples.start(10));
    assertThat(axis.start(3)).isEqualTo(Samples.start(7));
  }

  @Test
  void withOneDotForEachTwoWindowsShareACell() {
    TimeAxis axis = TimeAxis.of(DASHBOARD, NEWEST.received(), 20, 1);

    assertThat(axis.windows()).isEqualTo(40);
    assertThat(axis.column(0)).isEqualTo(19);
    assertThat(axis.column(1)).isEqualTo(19);
    assertThat(axis.column(2)).isEqualTo(18);
  }

  @Test
  void timeGoesOnWhenNothingComesButTheNewestStaysInSight() {
    Instant muchLater = NEWEST.received().plus(Duration.ofHours(3));

    assertThat(TimeAxis.of(DASHBOARD, NEWEST.received().plusSeconds(20), 20, 2).start(4))
        .isEqualTo(Samples.start(10));
    assertThat(TimeAxis.of(DASHBOARD, muchLater, 20, 2).start(5)).isEqualTo(Samples.start(10));
  }

  @Test
  void labelsAreRoundLocalTimes() {
    TimeAxis axis = TimeAxis.of(DASHBOARD, NEWEST.received(), 60, 2);

    assertThat(axis.labelStep()).isEqualTo(Duration.ofMinutes(1));
    assertThat(axis.isLabelled(Samples.start(0), ZoneOffset.UTC)).isTrue();
    assertThat(axis.isLabelled(Samples.start(1), ZoneOffset.UTC)).isFalse();
    assertThat(axis.label(Samples.start(0), ZoneOffset.UTC)).isEqualTo("12:00");
    assertThat(axis.label(Samples.start(0), ZoneId.of("Asia/Kolkata"))).isEqualTo("17:30");
  }
}
