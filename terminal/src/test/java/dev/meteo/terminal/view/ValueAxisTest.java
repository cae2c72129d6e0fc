package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueAxisTest {
  @Test
  void boundsAreRoundAndEncloseWhatIsShown() {
    ValueAxis axis = ValueAxis.around(0.42, 0.71, 6);

    assertThat(axis.low()).isEqualTo(0.4, within(1e-9));
    assertThat(axis.high()).isEqualTo(0.74, within(1e-9));
    assertThat(axis.labels()).containsExactly(new double[] {0.7, 0.6, 0.5, 0.4}, within(1e-9));
  }

  @Test
  void boundsStayWithinTheCoefficientsRange() {
    ValueAxis axis = ValueAxis.around(-0.05, 1.04, 5);

    assertThat(axis.low()).isZero();
    assertThat(axis.high()).isEqualTo(1);
  }

  @Test
  void aSteadyValueGetsRoomToo() {
    ValueAxis axis = ValueAxis.around(0.5, 0.5, 5);

    assertThat(axis.high() - axis.low()).isGreaterThanOrEqualTo(0.1);
  }

  @Test
  void valuesOutsideAreDrawnAtTheEdge() {
    ValueAxis axis = ValueAxis.around(0.4, 0.6, 5);

    assertThat(axis.down(2, 10)).isZero();
    assertThat(axis.down(-2, 10)).isEqualTo(9);
    assertThat(axis.down(axis.high(), 10)).isZero();
    assertThat(axis.down(axis.low(), 10)).isEqualTo(9);
  }
}
