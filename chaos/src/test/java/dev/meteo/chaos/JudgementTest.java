package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
  void whatChangedNothingHasTriedNothing() {
    assertThat(Judgement.notExercised(List.of(happened("queue-purge", true, false)), 5))
        .isPresent();
    Happened idle = happened("worker-kill", true, false);
    assertThat(Judgement.notExercised(List.of(idle, happened("unbind", true)), 0))
        .as("nothing was killed that could come twice")
        .isEmpty();
    Instants often = new Instants(List.of(-10L, 0L, 10L, 20L, 30L));
    Recovery recovery = Recovery.of(idle, 0, often, often, List.of(idle));
    assertThat(recovery.idle()).isTrue();
    assertThat(recovery.counts()).isFalse();
    assertThat(recovery.storedAfterMs()).isNull();
  }

  @Test
  void noFaultHasChangedAnythingBeforeItBegan() {
    assertThat(Catalogue.all())
        .allSatisfy(
            kind -> assertThat(kind.maker().apply(new Random(1)).changedAnything()).isFalse());
  }

  @Test
  void oneRevisionIsTheSameInTheHistoryAndForEachTerminal() {
    String summary =
        """
        {"start":"1970-01-01T00:00:00Z","end":"1970-01-01T00:00:01Z","revision":1,\
        "wellness":null,"pollution":null}""";
    String other = summary.replace("\"wellness\":null", "\"wellness\":{\"count\":1}");
    Evidence evidence =
        new Evidence(
            List.of(),
            Map.of("terminal-1", List.of()),
            Map.of("terminal-1", List.of(summary)),
            List.of(other),
            List.of(),
            Set.of(),
            List.of());
    Expectation nothing = Expectation.of(List.of(), Duration.ofSeconds(1), new Coefficients());
    assertThat(Judgement.terminals(evidence, nothing))
        .extracting(Violation::rule)
        .containsExactly(Rule.TWO_CONTENTS);
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

  @Test
  void whatATerminalPrintedDoesNotStandForItsJournal() {
    Expectation expectation =
        Expectation.of(
            List.of(new RawReading.Air("s", 500_000, 20, 40)),
            Duration.ofSeconds(1),
            new Coefficients());
    String summary =
        """
        {"start":"1970-01-01T00:00:00Z","end":"1970-01-01T00:00:01Z","revision":1,\
        "wellness":{"count":1,"sum":1,"mean":1,"stddev":null,"min":1,"max":1,\
        "newest":"1970-01-01T00:00:00.500Z"},"pollution":null}""";
    assertThat(Judgement.terminals(terminal(List.of(summary), List.of(summary)), expectation))
        .isEmpty();
    assertThat(Judgement.terminals(terminal(List.of(), List.of(summary)), expectation)).isEmpty();
    assertThat(Judgement.terminals(terminal(List.of(summary), List.of()), expectation))
        .extracting(Violation::rule)
        .containsExactly(Rule.MISSING_WINDOW, Rule.NOT_IN_JOURNAL);
  }

  private static Evidence terminal(List<String> shown, List<String> journal) {
    return new Evidence(
        List.of(),
        Map.of("terminal-1", shown),
        Map.of("terminal-1", journal),
        List.of(),
        List.of(),
        Set.of(),
        List.of());
  }

  private static Happened happened(String name, boolean done) {
    return happened(name, done, done);
  }

  private static Happened happened(String name, boolean done, boolean changed) {
    FaultKind kind =
        Catalogue.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    Planned planned = new Planned(kind, new Past(changed), Duration.ZERO, Duration.ZERO);
    return new Happened(planned, 1, 2, 3, done, done ? "" : "no answer");
  }
}
