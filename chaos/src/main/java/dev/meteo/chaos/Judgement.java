package dev.meteo.chaos;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Conflicts;
import dev.meteo.oracle.CounterLaw;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.Judge;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.Receivers;
import dev.meteo.oracle.Refused;
import dev.meteo.oracle.Verdict;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the oracle says about a run.
 *
 * @param violations empty when all is as it must be
 * @param readings how many were intended
 * @param windows how many windows they are in
 * @param corrections revisions after a window's first
 * @param duplicates readings that workers were given and that were counted already, at least
 * @param redelivered messages that the broker delivered a second time, at least
 * @param refused bodies among the dead letters
 */
record Judgement(
    List<Violation> violations,
    int readings,
    int windows,
    long corrections,
    long duplicates,
    long redelivered,
    int refused) {
  private static final Logger LOGGER = LoggerFactory.getLogger(Judgement.class);
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  static Judgement of(
      Scene scene, Evidence evidence, List<String> leftOver, List<Happened> happened, long again)
      throws IOException, InterruptedException {
    List<Violation> violations = new ArrayList<>();
    leftOver.forEach(what -> violations.add(new Violation(Rule.NOT_SETTLED, "the end", what)));
    for (Actor actor : scene.cast().all()) {
      actor
          .complaints()
          .forEach(what -> violations.add(new Violation(Rule.NEEDED_HELP, actor.name(), what)));
    }
    Conflicts conflicts = Conflicts.judge(evidence.contested(), evidence.dead());
    violations.addAll(conflicts.violations());
    List<RawReading> counted = new ArrayList<>(evidence.intended());
    counted.addAll(conflicts.counted());
    Expectation expectation = Expectation.of(counted, WINDOW, new Coefficients());
    violations.addAll(terminals(evidence, expectation));
    Verdict verdict = Judge.judge(evidence.history(), expectation);
    violations.addAll(HistoryCheck.of(verdict, evidence.history(), happened));
    if (scene.messaging()) {
      violations.addAll(Refused.judge(evidence.dead(), evidence.intended(), evidence.bad()));
    }
    for (String body : scene.takenBadBodies()) {
      violations.add(new Violation(Rule.BAD_BODY_NOT_REFUSED, body, "was answered as a reading"));
    }
    violations.addAll(aggregates(scene));
    violations.addAll(counters(scene));
    long duplicates = duplicates(scene);
    notExercised(happened, duplicates + again).ifPresent(violations::add);
    return new Judgement(
        violations,
        counted.size(),
        expectation.windows().size(),
        verdict.corrections(),
        duplicates,
        again,
        evidence.dead().size());
  }

  /** A journal alone has to be right: it is what a terminal has when it starts again. */
  static List<Violation> terminals(Evidence evidence, Expectation expectation) {
    List<Violation> violations = new ArrayList<>();
    evidence
        .journals()
        .forEach(
            (terminal, journal) -> {
              List<String> shown = evidence.shown().getOrDefault(terminal, List.of());
              Judge.judge(journal, expectation)
                  .violations()
                  .forEach(violation -> violations.add(at(terminal, violation)));
              violations.addAll(Receivers.recorded(terminal, shown, journal));
              violations.addAll(Receivers.rising(terminal, shown));
            });
    violations.addAll(Receivers.same(evidence.journals()));
    Map<String, List<String>> all = new LinkedHashMap<>(evidence.journals());
    all.put("history", evidence.history());
    violations.addAll(Receivers.oneContent(all));
    return violations;
  }

  /**
   * What shows that a run has tried nothing.
   *
   * @param twice how often anything came a second time
   */
  static Optional<Violation> notExercised(List<Happened> happened, long twice) {
    List<Happened> done = happened.stream().filter(Happened::counts).toList();
    if (done.isEmpty()) {
      return Optional.of(
          new Violation(
              Rule.NOTHING_EXERCISED,
              "the run",
              "none of "
                  + happened.size()
                  + " planned faults was done and changed anything: more time, or others"));
    }
    return done.stream().anyMatch(one -> one.planned().kind().redelivers()) && twice == 0
        ? Optional.of(
            new Violation(
                Rule.NOTHING_EXERCISED,
                "the run",
                "workers were killed, but nothing was delivered twice: more load, or another seed"))
        : Optional.empty();
  }

  static Violation at(String who, Violation violation) {
    return new Violation(violation.rule(), who + " " + violation.where(), violation.detail());
  }

  /** More than one attempt: a long run's verdict shall not hang on one connection. */
  private static List<Violation> aggregates(Scene scene) throws IOException, InterruptedException {
    for (int attempt = 1; true; attempt++) {
      try (StoreConnection connection = new StoreConnection(scene.redis(), "chaos")) {
        return new AggregateCheck(connection)
            .run().differences().stream()
                .map(d -> new Violation(Rule.AGGREGATE_DIFFERS, "Redis", d.toString()))
                .toList();
      } catch (StoreException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOGGER.warn("attempt {} to check what is in Redis failed", attempt, e);
        scene.patience().pause(BETWEEN_ATTEMPTS);
      }
    }
  }

  private static List<Violation> counters(Scene scene) {
    List<Violation> violations = new ArrayList<>();
    for (Actor worker : scene.cast().all(Kind.WORKER)) {
      for (Actor.Life life : worker.lives()) {
        life.errors().stream()
            .filter(line -> line.contains("ended; "))
            .flatMap(line -> CounterLaw.read(line).stream())
            .flatMap(law -> law.check(worker.name()).stream())
            .forEach(violations::add);
      }
    }
    return violations;
  }

  /** As far as the workers told: the last words of killed ones are up to ten seconds old. */
  private static long duplicates(Scene scene) {
    return scene.cast().all(Kind.WORKER).stream()
        .flatMap(worker -> worker.lives().stream())
        .flatMap(
            life ->
                life.errors().reversed().stream()
                    .map(CounterLaw::read)
                    .flatMap(Optional::stream)
                    .limit(1))
        .mapToLong(CounterLaw::duplicate)
        .sum();
  }

  /** The same with what else is wrong. */
  Judgement with(List<Violation> further) {
    List<Violation> all = new ArrayList<>(violations);
    all.addAll(further);
    return new Judgement(all, readings, windows, corrections, duplicates, redelivered, refused);
  }

  boolean isRight() {
    return violations.isEmpty();
  }
}
