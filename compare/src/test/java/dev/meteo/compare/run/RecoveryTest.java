package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.scenario.Fault;
import dev.meteo.compare.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final Load STEADY = Load.of(ScenarioFile.find("worker-kill").scenario(), 1);
  private static final double WARM_UP_SECONDS = 6;
  private static final double PER_SECOND = 500;

  @Test
  void lastsUntilTheStoreHasCaughtUp() {
    Samples samples = samples(seconds -> seconds >= 5 && seconds < 8 ? 5 : seconds);

    List<FaultEffect> effects =
        new Recovery(STEADY, samples, false, 20, target -> Optional.empty())
            .effects(
                List.of(
                    new FaultPlay.Done(new Fault.Occurrence(Fault.Action.KILL, "store", 5), 5.1),
                    new FaultPlay.Done(new Fault.Occurrence(Fault.Action.START, "store", 7), 7.3)));

    assertThat(effects).hasSize(1);
    assertThat(effects.getFirst().what()).isEqualTo("store killed");
    assertThat(effects.getFirst().untilSeconds()).isEqualTo(7.3);
    assertThat(effects.getFirst().recoverySeconds()).isCloseTo(3, within(0.35));
  }

  @Test
  void nothingToRecoverFromTakesNoTime() {
    assertThat(kill(samples(seconds -> seconds), false).recoverySeconds()).isZero();
  }

  @Test
  void whatComesAfterTheNextFaultOnlyIsNoRecovery() {
    Samples samples = samples(seconds -> seconds >= 5 && seconds < 12 ? 5 : seconds);

    List<FaultEffect> effects =
        new Recovery(STEADY, samples, false, 20, target -> Optional.empty())
            .effects(List.of(killed(5), killed(9)));

    assertThat(effects.getFirst().recoverySeconds()).isNull();
    assertThat(effects.getLast().recoverySeconds()).isCloseTo(3, within(0.35));
  }

  @Test
  void whatStaysAwayIsNeverRecoveredFrom() {
    assertThat(kill(samples(seconds -> Math.min(seconds, 5)), false).recoverySeconds()).isNull();
    assertThat(kill(samples(seconds -> Math.min(seconds, 5)), true).recoverySeconds()).isNull();
  }

  @Test
  void lossLastsUntilNoMoreIsLost() {
    // From 5 to 8 nothing is stored, and then all of it; at 10 two seconds' readings are lost.
    Samples samples =
        samples(
            seconds ->
                seconds < 10
                    ? (seconds >= 5 && seconds < 8 ? 5 : seconds)
                    : Math.max(10, seconds - 2));

    List<FaultEffect> effects =
        new Recovery(STEADY, samples, true, 20, target -> Optional.empty())
            .effects(List.of(killed(5), killed(10)));

    assertThat(effects.getFirst().recoverySeconds()).isCloseTo(3, within(0.35));
    assertThat(effects.getLast().recoverySeconds()).isCloseTo(1.5, within(0.35));
  }

  @Test
  void workersThatJoinHaveHelpedWhenAllIsStored() {
    Samples samples =
        samples(seconds -> seconds < 5 ? seconds / 2 : Math.min(seconds, 5 * seconds - 22.5));

    List<FaultEffect> effects =
        new Recovery(STEADY, samples, false, 20, target -> Optional.empty())
            .effects(
                List.of(
                    new FaultPlay.Done(
                        new Fault.Occurrence(Fault.Action.START, "worker-2", 5), 5.1),
                    new FaultPlay.Done(
                        new Fault.Occurrence(Fault.Action.START, "worker-3", 5), 5.2)));

    assertThat(effects)
        .extracting(FaultEffect::what)
        .containsExactly("worker-2 started", "worker-3 started");
    assertThat(effects)
        .allSatisfy(each -> assertThat(each.recoverySeconds()).isCloseTo(0.5, within(0.35)));
  }

  private static FaultPlay.Done killed(double atSeconds) {
    return new FaultPlay.Done(
        new Fault.Occurrence(Fault.Action.KILL, "worker-1", atSeconds), atSeconds);
  }

  private static FaultEffect kill(Samples samples, boolean mayLose) {
    return new Recovery(STEADY, samples, mayLose, 20, target -> Optional.empty())
        .effects(
            List.of(
                new FaultPlay.Done(new Fault.Occurrence(Fault.Action.KILL, "worker-1", 5), 5.1)))
        .getFirst();
  }

  /**
   * @param storedUntil until which second's readings are stored, by the second
   */
  private static Samples samples(DoubleUnaryOperator storedUntil) {
    List<Sample> samples = new ArrayList<>();
    for (double t = -WARM_UP_SECONDS; t < 20; t += 0.2) {
      long stored = Math.round((storedUntil.applyAsDouble(t) + WARM_UP_SECONDS) * PER_SECOND);
      samples.add(new Sample(t, OptionalLong.of(stored), Map.of(), Map.of(), 0));
    }
    return new Samples(samples);
  }
}
