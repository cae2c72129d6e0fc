package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void equalRatiosLeaveNoDoubt() {
    Interval interval = Interval.of(List.of(0.9, 0.9, 0.9));

    assertThat(interval.ratio()).isCloseTo(0.9, within(1e-12));
    assertThat(interval.low()).isCloseTo(0.9, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void isTheSameEitherWayRound() {
    Interval interval = Interval.of(List.of(0.5, 2.0, 1.0, 1.0));

    assertThat(interval.ratio()).isCloseTo(1, within(1e-12));
    assertThat(interval.low() * interval.high()).isCloseTo(1, within(1e-12));
    // ln 2 * sqrt(2/3) / sqrt(4) * 3.182 = 0.9004
    assertThat(interval.high()).isCloseTo(Math.exp(0.9004), within(1e-3));
  }

  @Test
  void moreRoundsThanTheTableHas() {
    assertThat(Interval.of(Collections.nCopies(100, 1.5)).high()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void oneRoundSaysNothing() {
    assertThatThrownBy(() -> Interval.of(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rounds");
  }
}
