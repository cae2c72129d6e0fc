package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Part;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Samples SAMPLES =
      new Samples(
          List.of(
              new Sample(
                  0, OptionalLong.of(100), Map.of(Part.REDIS, 1.0), Map.of(Part.REDIS, 7L), 1000),
              new Sample(
                  1, OptionalLong.empty(), Map.of(Part.REDIS, 1.5), Map.of(Part.REDIS, 9L), 3000),
              new Sample(
                  2, OptionalLong.of(300), Map.of(Part.REDIS, 2.0), Map.of(Part.REDIS, 8L), 4000)));

  @Test
  void betweenTwoLooksThereIsStraightLine() {
    assertThat(SAMPLES.storedAt(0.5)).isEqualTo(OptionalDouble.of(150));
    assertThat(SAMPLES.cpuSeconds(Part.REDIS, 0.5, 1.5)).isEqualTo(0.5);
    assertThat(SAMPLES.loopbackBytes(0, 2)).isEqualTo(3000);
  }

  @Test
  void afterTheLastLookAllIsAsItWas() {
    assertThat(SAMPLES.storedAt(9)).isEqualTo(OptionalDouble.of(300));
  }

  @Test
  void memoryIsTheMostThatWasSeen() {
    assertThat(SAMPLES.mostResidentBytes(Part.REDIS, 0, 2)).isEqualTo(9);
    assertThat(SAMPLES.mostResidentBytes(Part.WORKERS, 0, 2)).isZero();
  }
}
