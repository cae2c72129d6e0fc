package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.Variant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SaturationTest {
  @Test
  void throughputIsTheMostStoredInAStepOfALoadThatIsTooMuch() {
    assertThat(Saturation.throughput(run(1000, 1000, 8000, 7990, 40_000, 23_000, 1000, 9000)))
        .isEqualTo(23_000);
  }

  @Test
  void whatCatchesUpAfterwardsIsNotThroughput() {
    assertThat(Saturation.throughput(run(1000, 1000, 8000, 7000, 1000, 30_000))).isEqualTo(7000);
  }

  @Test
  void aLoadThatIsStoredSaysNothingOfTheLimit() {
    assertThat(Saturation.throughput(run(1000, 1000, 8000, 7990, 16_000, 15_990))).isNull();
  }

  @Test
  void burstsAndSteadyLoadsHaveNoThroughput() {
    assertThat(Saturation.throughput(run(400, 400, 8000, 7000, 400, 500, 8000, 7000))).isNull();
    assertThat(Saturation.throughput(run(100, 100, 220, 200))).isNull();
    assertThat(Saturation.throughput(run())).isNull();
  }

  /** None of the committed scenarios but one is there to find a limit. */
  @Test
  void onlyTheRampHasAThroughput() {
    assertThat(
            Committed.report().scenarios().stream()
                .filter(
                    it -> it.runs().stream().anyMatch(run -> Saturation.throughput(run) != null)))
        .extracting(it -> it.name())
        .containsExactly("ramp");
    assertThat(
            Committed.report().scenarios().stream()
                .filter(it -> it.name().equals("ramp"))
                .flatMap(it -> it.runs().stream()))
        .allSatisfy(
            run ->
                assertThat(Saturation.throughput(run))
                    .isGreaterThan(1.4 * run.offeredReadings() / run.durationSeconds()));
  }

  private static RunResult run(double... offeredAndStored) {
    RunResultBuilder run =
        new RunResultBuilder(Variant.DIRECT, Delivery.AT_LEAST_ONCE, 1, Instant.EPOCH);
    for (int i = 0; i < offeredAndStored.length; i += 2) {
      run.loadStep(new LoadStep(offeredAndStored[i], offeredAndStored[i + 1], null));
    }
    return run.build();
  }
}
