package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HundredthsTest {
  // 0.125 is a double exactly; 0.285 stands for a little less, 0.035 for a little more.
  @ParameterizedTest
  @CsvSource({
    "0,0", "1,100", "0.004999,0", "0.125,12", "0.375,38", "0.625,62", "0.875,88",
    "0.285,28", "0.575,57", "0.145,14", "0.035,4", "0.015,1", "0.995,99", "0.996,100"
  })
  void halvesGoToTheEvenNeighbour_byTheExactValue(double value, int hundredths) {
    assertThat(Hundredths.of(value)).isEqualTo(hundredths);
  }
}
