package dev.meteo.compare.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScaleTest {
  @Test
  void linearScaleEndsAtARoundNumber() {
    LinearScale scale = LinearScale.upTo(23_400, value -> String.valueOf((long) value));
    assertThat(scale.ticks())
        .extracting(Tick::label)
        .containsExactly("0", "5000", "10000", "15000", "20000", "25000");
    assertThat(scale.at(12_500)).isEqualTo(0.5);
    assertThat(scale.at(99_999)).isEqualTo(1);
  }

  @Test
  void linearScaleOfNothingHasTicks() {
    assertThat(LinearScale.upTo(0, String::valueOf).ticks()).isNotEmpty();
  }

  @Test
  void logScaleHasEqualLengthsForEqualFactors() {
    LogScale scale = LogScale.between(1.3, 900, value -> String.valueOf((long) value));
    assertThat(scale.at(10) - scale.at(1)).isCloseTo(scale.at(100) - scale.at(10), within(1e-9));
    assertThat(scale.at(0)).isZero();
    assertThat(scale.ticks()).extracting(Tick::label).containsExactly("1", "10", "100", "1000");
  }

  @Test
  void logScaleOfOneValueStillHasALength() {
    LogScale scale = LogScale.between(100, 100, String::valueOf);
    assertThat(scale.at(100)).isZero();
    assertThat(scale.ticks()).hasSizeGreaterThan(1);
  }

  @Test
  void eachFurtherNineIsAsLongAsTheOneBefore() {
    TailScale scale = new TailScale(10_000);
    assertThat(scale.at(0)).isZero();
    assertThat(scale.at(99)).isCloseTo(0.5, within(1e-9));
    assertThat(scale.at(100)).isEqualTo(1);
    assertThat(scale.ticks()).extracting(Tick::label).endsWith("90 %", "99 %", "99.9 %", "99.99 %");
  }
}
