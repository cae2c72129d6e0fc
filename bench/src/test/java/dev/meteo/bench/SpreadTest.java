package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {
  @Test
  void middleOfAnOddNumber() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.5), Double::doubleValue))
        .isEqualTo(new Spread(2.5, 1, 3));
  }

  @Test
  void meanOfTheMiddleTwoOfAnEvenNumber() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0), Double::doubleValue))
        .isEqualTo(new Spread(2.5, 1, 4));
  }
}
