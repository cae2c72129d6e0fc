package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoefficientsTest {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Coefficients coefficients = new Coefficients();

  @ParameterizedTest
  @CsvSource({
    "20, 40, 100",
    "-10, 40, 0",
    "-50, 40, 0",
    "45, 40, 29",
    "100, 40, 29",
    "20, 70, 0",
    "20, 20, 51",
    "20, 0, 51",
    "0, 40, 55",
    "23.18, 27.272, 80",
  })
  void airWellnessIsTheHarmonicMeanOfTwoCurves(
      double temperature, double humidity, int hundredths) {
    assertThat(coefficients.hundredths(new RawReading.Air("s", 0, temperature, humidity)))
        .isEqualTo(hundredths);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "300, 0",
    "301, 1",
    "333, 40",
    "350, 63",
    "399, 100",
    "400, 100",
    "420, 93",
    "500, 0",
    "100000, 0",
  })
  void pollutionIsTheCurveOfCarbonDioxide(double co2, int hundredths) {
    assertThat(coefficients.hundredths(new RawReading.Pollution("s", 0, co2)))
        .isEqualTo(hundredths);
  }

  @Test
  void aCurveOfOnesOwnMovesTheOptimum() {
    Coefficients rooms = new Coefficients(400, 600, 2000);
    assertThat(rooms.hundredths(new RawReading.Pollution("s", 0, 600))).isEqualTo(100);
    assertThat(rooms.hundredths(new RawReading.Pollution("s", 0, 2000))).isZero();
  }

  /** Else a correct computation in doubles could round to the other side. */
  @Test
  void noCurveHasAValueNearTheMiddleOfTwoHundredths() {
    Curve co2 = new Curve(300, 400, 500);
    for (int i = 0; i <= 20_000; i++) {
      BigDecimal hundredths = co2.wellness(300 + i / 100.0).movePointRight(2);
      BigDecimal toMiddle = hundredths.remainder(BigDecimal.ONE).subtract(HALF).abs();
      assertThat(toMiddle).isGreaterThan(new BigDecimal("1e-9"));
    }
  }
}
