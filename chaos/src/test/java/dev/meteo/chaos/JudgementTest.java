package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JudgementTest {
  @Test
  void aRunInWhichNoFaultWasDoneHasTriedNothing() {
    assertThat(Judgement.notExercised(List.of(happened("unbind", false)), 5))
        .hasValueSatisfying(
            violation -> {
              assertThat(violation.rule()).isEqualTo(Rule.NOTHING_EXERCISED);
              assertThat(violation.detail()).startsWith("none of 1 planned faults");
            });
    assertThat(Judgement.notExercised(List.of(), 0)).isPresent();
    assertThat(
            Judgement.notExercised(
                List.of(happened("unbind", true), happened("memory-alarm", false)), 0))
        .isEmpty();
  }

  @Test
  void onlyWorkersThatWereKilledMakeReadingsComeTwice() {
    List<Happened> killed = List.of(happened("unbind", true), happened("worker-kill", true));
    assertThat(Judgement.notExercised(killed, 0)).isPresent();
    assertThat(Judgement.notExercised(killed, 1)).isEmpty();
    List<Happened> failed = List.of(happened("unbind", true), happened("worker-kill", false));
    assertThat(Judgement.notExercised(failed, 0)).isEmpty();
  }

  @Test
  void whatCouldNotBeDoneHasNoRecovery() {
    Happened failed = happened("unbind", false);
    Instants often = new Instants(List.of(-10L, 0L, 10L, 20L, 30L));
    Recovery recovery = Recovery.of(failed, 0, often, often, List.of(failed));
    assertThat(recovery.failed()).isTrue();
    assertThat(recovery.storedAfterMs()).isNull();
    assertThat(recovery.notPublishedMs()).isNull();
    assertThat(recovery.effect()).isEqualTo("could not be done: no answer");
    Happened done = happened("unbind", true);
    assertThat(Recovery.of(done, 0, often, often, List.of(done)).storedAfterMs()).isZero();
  }

  private static Happened happened(String name, boolean done) {
    FaultKind kind =
        Catalogue.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    Planned planned =
        new Planned(kind, kind.maker().apply(new Random(1)), Duration.ZERO, Duration.ZERO);
    return new Happened(planned, 1, 2, 3, done, done ? "" : "no answer");
  }
}
