package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTest {
  private final Dashboard start = Dashboards.connected(AlertRule.parse("pollution > 0.7~0.05"));

  @Test
  void anAlertBeginsBeyondTheLimitAndEndsOnlyWhenBackByTheMargin() {
    assertThat(states(0.69, 0.71, 0.69, 0.66, 0.649, 0.69, 0.70))
        .containsExactly(false, true, true, true, false, false, false);
  }

  @Test
  void aWindowWithoutReadingsSaysNothing() {
    assertThat(states(0.8, null, 0.66)).containsExactly(true, true, true);
  }

  @Test
  void onlyTheBeginningCountsAsCrossingAndBothAreNoted() {
    Dashboard dashboard = start;
    int window = 0;
    for (double mean : new double[] {0.8, 0.9, 0.6, 0.8}) {
      dashboard = dashboard.after(Dashboards.recorded(Samples.summary(window++, 1, 0.5, mean)));
    }

    assertThat(dashboard.alerts().crossings()).isEqualTo(2);
    assertThat(dashboard.notes())
        .extracting(Note::text)
        .startsWith(
            "pollution > 0.70 begins", "pollution > 0.70 is over", "pollution > 0.70 begins");
  }

  @Test
  void whatTheJournalHeldRingsNoBell() {
    Dashboard dashboard =
        start.after(
            new Happening.Remembered(
                Samples.NOON, Dashboards.received(Samples.summary(0, 1, 0.5, 0.9))));

    assertThat(dashboard.alerts().on()).hasSize(1);
    assertThat(dashboard.alerts().crossings()).isZero();
  }

  @Test
  void whatEndedBeforeTheStartRingsNoBellHoweverItComes() {
    for (Origin origin : List.of(Origin.HISTORY, Origin.EARLIER)) {
      List<ReceivedSummary> past =
          List.of(
              Samples.received(Samples.summary(0, 1, 0.5, 0.9), 600, origin),
              Samples.received(Samples.summary(1, 1, 0.5, 0.5), 595, origin),
              Samples.received(Samples.summary(2, 1, 0.5, 0.9), 590, origin));
      Dashboard dashboard = start.after(new Happening.Recorded(past.getFirst().received(), past));

      assertThat(dashboard.alerts().on()).hasSize(1);
      assertThat(dashboard.alerts().crossings()).isZero();
    }
  }

  @Test
  void whatCrossedALimitBeforeTheStartIsOneLineWithItsOwnTime() {
    Instant started = Samples.start(20);
    List<ReceivedSummary> history = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      history.add(past(i, started));
    }
    Dashboard dashboard =
        Dashboard.starting("hall", "", started, List.of(AlertRule.parse("pollution > 0.7~0.05")))
            .after(new Happening.Remembered(started, history.subList(0, 4)))
            .after(new Happening.Recorded(started.plusSeconds(1), history.subList(4, 9)));

    assertThat(dashboard.notes())
        .filteredOn(note -> note.topic() == Note.Topic.ALERT)
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.at()).isEqualTo(Samples.start(9));
              assertThat(note.text()).isEqualTo("pollution > 0.70 is over");
            });

    Dashboard later = dashboard.after(Dashboards.recorded(Samples.summary(21, 1, 0.5, 0.9)));
    assertThat(later.notes())
        .filteredOn(note -> note.topic() == Note.Topic.ALERT)
        .extracting(Note::text)
        .containsExactly("pollution > 0.70 begins", "pollution > 0.70 is over");
  }

  /** Beyond the limit in every second window. */
  private static ReceivedSummary past(int window, Instant received) {
    WindowSummary summary = Samples.summary(window, 1, 0.5, window % 2 == 0 ? 0.5 : 0.9);
    return new ReceivedSummary(received, Samples.json(summary), summary, Origin.HISTORY);
  }

  @Test
  void theLimitIsShownAsItWasGiven() {
    assertThat(AlertRule.parse("wellness<0.735~0.01").text()).isEqualTo("wellness < 0.735");
    assertThat(AlertRule.parse("wellness<0.7").text()).isEqualTo("wellness < 0.70");
    assertThat(AlertRule.parse("wellness<0.00001").text()).isEqualTo("wellness < 0.00001");
  }

  @Test
  void rulesAreReadAndWhatIsNoneIsRefused() {
    assertThat(AlertRule.parse("wellness<0.4"))
        .isEqualTo(new AlertRule(CoefficientKind.WELLNESS, false, 0.4, AlertRule.DEFAULT_MARGIN));
    for (String wrong : List.of("", "wellness", "wellness=0.4", "co2>5", "wellness<0.4.5")) {
      assertThatThrownBy(() -> AlertRule.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + wrong + "'");
    }
  }

  private List<Boolean> states(Double... means) {
    List<Boolean> states = new ArrayList<>();
    Dashboard dashboard = start;
    for (int i = 0; i < means.length; i++) {
      dashboard = dashboard.after(Dashboards.recorded(Samples.summary(i, 1, 0.5, means[i])));
      states.add(!dashboard.alerts().on().isEmpty());
    }
    return states;
  }
}
