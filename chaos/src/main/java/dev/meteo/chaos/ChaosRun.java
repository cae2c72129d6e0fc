package dev.meteo.chaos;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.cli.Termination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One seed from the first process to the verdict. */
final class ChaosRun {
  private final Assignment assignment;
  private final @Nullable String revision;
  private final Path home;
  private final Path directory;
  private final Termination termination;
  private final Consumer<String> progress;

  /**
   * @param revision of the program
   * @param home where the stack is kept while it lives
   * @param out where the run's folder is made
   */
  ChaosRun(
      Assignment assignment,
      @Nullable String revision,
      Path home,
      Path out,
      Termination termination,
      Consumer<String> progress) {
    this.assignment = assignment;
    this.revision = revision;
    this.home = home;
    this.directory = out.resolve(assignment.name());
    this.termination = termination;
    this.progress = progress;
  }

  /** Blocks until it is over. What was seen is in the run's folder then; all of it, if wrong. */
  Report run() throws IOException, InterruptedException {
    Folder.empty(directory);
    List<Planned> schedule =
        Schedule.of(assignment.seed(), assignment.duration(), assignment.kinds());
    Files.write(
        directory.resolve("schedule.txt"), schedule.stream().map(Planned::toString).toList());
    Mutation mutation = Mutation.named(assignment.mutation());
    Scene.Setting setting =
        new Scene.Setting(
            home,
            directory,
            assignment.stack(),
            assignment.messaging(),
            assignment.seed(),
            assignment.readingsPerSecond(),
            mutation.javaOptions(),
            schedule.stream().anyMatch(planned -> planned.kind().name().startsWith("broker-kill")),
            assignment.replicated());
    Report done;
    try (Scene scene = Scene.open(setting, termination, progress)) {
      mutation.prepare(scene);
      Report report = run(scene, schedule);
      Files.writeString(directory.resolve("report.txt"), report.text());
      if (!report.asExpected()) {
        scene.stack().keep(directory.resolve("servers"));
      }
      done = report;
    }
    if (done.asExpected()) {
      Folder.keepOnly(directory, "schedule.txt", "report.txt", "violations.txt");
    }
    Reports.write(done, directory);
    return done;
  }

  private Report run(Scene scene, List<Planned> schedule) throws IOException, InterruptedException {
    RedeliveryCount redeliveries = new RedeliveryCount(scene);
    Instant begin = Instant.now();
    long beginNanos = System.nanoTime();
    List<Happened> happened =
        new Director(scene, redeliveries, progress).direct(schedule, assignment.duration());
    scene.wires().heal();
    progress.accept("all is healed; waiting until nothing is left to do");
    List<String> leftOver = new Settling(scene, progress).settle();
    redeliveries.note();
    progress.accept("judging");
    Evidence evidence = Evidence.of(scene);
    Judgement judgement = Judgement.of(scene, evidence, leftOver, happened, redeliveries.total());
    List<Actor.Line> firsts = Lateness.firsts(scene.cast().all(Kind.TERMINAL));
    Instants published = new Instants(firsts.stream().map(Actor.Line::atNanos).toList());
    Instants stored = new Instants(scene.pulse().beats());
    List<Recovery> recoveries =
        happened.stream()
            .map(one -> Recovery.of(one, beginNanos, stored, published, happened))
            .toList();
    judgement = judgement.with(Stoppage.of(recoveries));
    if (!judgement.isRight()) {
      keep(evidence, judgement);
    }
    return Report.of(
        assignment, revision, Servers.of(scene), judgement, Lateness.of(firsts, begin), recoveries);
  }

  private void keep(Evidence evidence, Judgement judgement) throws IOException {
    Files.write(directory.resolve("history.jsonl"), evidence.history());
    Files.write(
        directory.resolve("violations.txt"),
        judgement.violations().stream().map(Object::toString).toList());
    Files.write(
        directory.resolve("dead.txt"),
        evidence.dead().stream().map(body -> new String(body, StandardCharsets.UTF_8)).toList());
    for (Map.Entry<String, List<String>> terminal : evidence.journals().entrySet()) {
      Files.write(directory.resolve(terminal.getKey() + ".jsonl"), terminal.getValue());
    }
  }
}
