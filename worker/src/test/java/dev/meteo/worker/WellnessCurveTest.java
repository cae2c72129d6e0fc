package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellnessCurveTest {
  @Test
  void theFartherEndIsZero_theGreatestPointOne() {
    WellnessCurve temperature = new WellnessCurve(-10, 20, 45);

    assertThat(temperature.wellness(-10)).isZero();
    assertThat(temperature.wellness(45)).isBetween(0.17, 0.18);
    assertThat(temperature.wellness(20)).isEqualTo(1);
  }

  @Test
  void beyondTheEnds_theEndsValuesHold() {
    WellnessCurve temperature = new WellnessCurve(-10, 20, 45);

    assertThat(temperature.wellness(-99)).isEqualTo(temperature.wellness(-10));
    assertThat(temperature.wellness(99)).isEqualTo(temperature.wellness(45));
  }

  @Test
  void aPointIsFoundExactly_andJustBeyondItTheNextOne() {
    WellnessCurve wholePoints = new WellnessCurve(1, 400, 1000);

    assertThat(wholePoints.wellness(299.5)).isEqualTo(wholePoints.wellness(300));
    assertThat(wholePoints.wellness(Math.nextUp(300.0))).isEqualTo(wholePoints.wellness(301));
  }

  @Test
  void zeroIsReadAsALittleMore() {
    WellnessCurve fromZero = new WellnessCurve(0, 56, 1000);

    assertThat(fromZero.wellness(0)).isEqualTo(fromZero.wellness(0.001));
    assertThat(fromZero.wellness(0)).isGreaterThan(fromZero.wellness(-1));
  }

  @ParameterizedTest
  @CsvSource({"400:600:2000,400:600:2000", "' 0400:600.50:2000.0 ',400:600.5:2000"})
  void textIsNormalised(String text, String normalised) {
    assertThat(WellnessCurve.parse(text)).hasToString(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "400", "400:600", "400:600:2000:1", "a:b:c", "-1:2:3", "1e3:2e3:3e3", "1:2:"})
  void whatIsNoCurveIsRefused(String text) {
    assertThatThrownBy(() -> WellnessCurve.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("400:600:2000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"600:400:2000", "400:400:2000", "400:2000:2000", "3:2:1"})
  void whatDoesNotRiseIsRefused(String text) {
    assertThatThrownBy(() -> WellnessCurve.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must rise");
  }
}
