package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final ReceivedSummary NEWEST = Samples.received(Samples.summary(10, 1));
  private static final Dashboard DASHBOARD = Dashboards.of(Samples.summary(10, 1));

  @Test
  void theNewestWindowIsTheRightmostCell() {
    TimeAxis axis = axis(NEWEST.received(), 20, 1);

    assertThat(axis.slots()).isEqualTo(20);
    assertThat(axis.column(0)).isEqualTo(19);
    assertThat(axis.column(19)).isZero();
    assertThat(axis.start(0)).isEqualTo(Samples.start(10));
    assertThat(axis.start(3)).isEqualTo(Samples.start(7));
  }

  @Test
  void withOneDotForEachTwoWindowsShareACell() {
    TimeAxis axis = axis(NEWEST.received(), 20, 0);

    assertThat(axis.slots()).isEqualTo(40);
    assertThat(axis.column(0)).isEqualTo(19);
    assertThat(axis.column(1)).isEqualTo(19);
    assertThat(axis.column(2)).isEqualTo(18);
  }

  @Test
  void timeGoesOnWhenNothingComes() {
    Instant muchLater = NEWEST.received().plus(Duration.ofHours(3));

    assertThat(axis(NEWEST.received().plusSeconds(20), 20, 1).start(4))
        .isEqualTo(Samples.start(10));
    assertThat(axis(muchLater, 20, 1).to()).isBetween(muchLater.minusSeconds(10), muchLater);
  }

  @Test
  void labelsAreRoundLocalTimes() {
    TimeAxis axis = axis(NEWEST.received(), 60, 1);

    assertThat(axis.labels(ZoneOffset.UTC).step()).isEqualTo(Duration.ofMinutes(1));
    assertThat(axis.labels(ZoneOffset.UTC).isLabelled(Samples.start(0))).isTrue();
    assertThat(axis.labels(ZoneOffset.UTC).isLabelled(Samples.start(1))).isFalse();
    assertThat(axis.labels(ZoneOffset.UTC).label(Samples.start(0))).isEqualTo("12:00");
    assertThat(axis.labels(ZoneId.of("Asia/Kolkata")).label(Samples.start(0))).isEqualTo("17:30");
  }

  @Test
  void whatLeavesTheChartLeavesTheValuesAxisTwicePerWidth() {
    Set<Instant> oldest = new HashSet<>();
    for (int number = 100; number < 140; number++) {
      Dashboard dashboard = Dashboards.of(Samples.summary(number, 1));
      TimeAxis axis = TimeAxis.of(dashboard, Controls.initial(), NEWEST.received(), 20);
      Instant considered = axis.start(axis.slots() - 1 + axis.slotsJustGone());

      assertThat(considered).isBeforeOrEqualTo(axis.from());
      assertThat(considered).isAfter(axis.start(axis.slots() + axis.slots() / 2));
      oldest.add(considered);
    }
    assertThat(oldest).hasSizeBetween(4, 5);
  }

  @Test
  void theValuesAxisHasRoomForWhatHasJustLeft() {
    Dashboard dashboard = Dashboards.of(Samples.summary(1, 1), Samples.summary(30, 1));
    for (int columns = 1; columns <= 30; columns++) {
      TimeAxis axis = TimeAxis.of(dashboard, Controls.initial(), NEWEST.received(), columns);
      Slots slots = Slots.of(dashboard.windows(), axis, CoefficientKind.WELLNESS);
      boolean considered = axis.index(Samples.start(1)) < axis.slots() + axis.slotsJustGone();

      assertThat(slots.count()).isEqualTo(axis.slots());
      assertThat(slots.forValueAxis()).hasSize(considered ? 2 : 1);
    }
  }

  private static TimeAxis axis(Instant now, int columns, int zoom) {
    return TimeAxis.of(DASHBOARD, Controls.initial().withZoom(zoom), now, columns);
  }
}
