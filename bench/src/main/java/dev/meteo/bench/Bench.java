package dev.meteo.bench;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.run.EndedException;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures everything, in turn. */
final class Bench {
  /** What every run needs. */
  record Tools(Stack stack, Launcher launcher, Queues queues, Kept kept, Patience patience) {}

  /** What is measured with them. */
  @FunctionalInterface
  private interface Measurement<T> {
    T with(Tools tools, RunSite site) throws IOException, InterruptedException;
  }

  private final Plan plan;
  private final Termination termination;
  private final Progress progress;
  private final int bodyBytes = BodySize.bytes();
  private final List<Double> bytesPerReading = new ArrayList<>();

  Bench(Plan plan, Termination termination, Progress progress) {
    this.plan = plan;
    this.termination = termination;
    this.progress = progress;
  }

  /**
   * Blocks until all is measured. Leaves nothing behind, whatever happens.
   *
   * @throws EndedException when the role is asked to end meanwhile
   */
  Report run(Path home, BackendChoice backend) throws IOException, InterruptedException {
    return on(home, backend, this::measure);
  }

  /** Measures what safeguards cost, as {@link #run} does the rest. */
  SafeguardReport runSafeguards(Path home, BackendChoice backend)
      throws IOException, InterruptedException {
    return on(home, backend, (tools, site) -> new Safeguards(plan, tools, progress).measure());
  }

  /** Measures what a listener costs, as {@link #run} does the rest. */
  ListenerReport runListener(Path home, BackendChoice backend)
      throws IOException, InterruptedException {
    return on(home, backend, (tools, site) -> new ListenerCost(plan, tools, progress).measure());
  }

  /**
   * Compares with another version, as {@link #run} measures this one.
   *
   * @param other the directory of a built checkout
   * @throws UserError when there is none
   */
  VersionReport runAgainst(Path other, Path home, BackendChoice backend)
      throws IOException, InterruptedException {
    Path script = other.toAbsolutePath().normalize().resolve("meteo");
    Path jar = script.resolveSibling("worker").resolve("target").resolve("meteo-worker.jar");
    if (!Files.isExecutable(script) || !Files.exists(jar)) {
      throw new UserError(
          "there is no built Meteo in " + other + ": no " + (Files.exists(jar) ? script : jar));
    }
    return on(home, backend, (tools, site) -> against(tools, site, script));
  }

  private VersionReport against(Tools tools, RunSite site, Path script)
      throws IOException, InterruptedException {
    Path home = site.rolesHome().resolveSibling("other-roles");
    try (Launcher launcher = new Launcher(site, home, script)) {
      Tools others =
          new Tools(tools.stack(), launcher, tools.queues(), tools.kept(), tools.patience());
      VersionCost cost =
          new VersionCost(
              plan,
              new VersionCost.Version(tools, site.rolesHome()),
              new VersionCost.Version(others, home),
              progress);
      return cost.measure(script.resolveSibling(""));
    }
  }

  private <T> T on(Path home, BackendChoice backend, Measurement<T> measurement)
      throws IOException, InterruptedException {
    try (RunSite site =
            RunSite.open(home, "bench", new StackOptions(1, backend), termination, progress::say);
        Launcher launcher = new Launcher(site);
        Queues queues = Queues.connect(site.stack().amqp());
        Kept kept = Kept.connect(site.stack().redis())) {
      Tools tools = new Tools(site.stack(), launcher, queues, kept, new Patience(termination));
      return measurement.with(tools, site);
    }
  }

  private Report measure(Tools tools, RunSite site) throws IOException, InterruptedException {
    List<Double> starts = starts(tools);
    List<Round> rounds = rounds(tools);
    progress.say("all roles at " + LatencyRun.READINGS_PER_SECOND + " readings per second");
    LatencyRun.Outcome latency = new LatencyRun(tools, site.rolesHome()).measure(plan);
    return Report.of(
        plan,
        Surroundings.of(site.stack().description()),
        bodyBytes,
        rounds,
        latency,
        Spread.of(bytesPerReading, Double::doubleValue),
        Spread.of(starts, Double::doubleValue));
  }

  private List<Double> starts(Tools tools) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int start = 1; start <= plan.starts(); start++) {
      seconds.add(new StartRun(tools).measure(plan));
      progress.say(
          String.format(
              Locale.ROOT,
              "start %d of %d: first reading stored after %.2f s",
              start,
              plan.starts(),
              seconds.getLast()));
    }
    return seconds;
  }

  private List<Round> rounds(Tools tools) throws IOException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= plan.rounds(); number++) {
      String where = "round " + number + " of " + plan.rounds() + ": ";
      Map<Baseline, Throughput> perfTest = new EnumMap<>(Baseline.class);
      for (Baseline baseline : Baseline.values()) {
        perfTest.put(baseline, new PerfTestRun(tools, baseline).measure(plan, bodyBytes));
        say(where + baseline.title(), perfTest.get(baseline), "messages/s");
      }
      Map<Subject, Throughput> pipeline = new EnumMap<>(Subject.class);
      for (Subject subject : Subject.values()) {
        PipelineRun.Outcome outcome = new PipelineRun(tools, subject.setting()).measure(plan);
        pipeline.put(subject, outcome.throughput());
        bytesPerReading.add(outcome.redisBytesPerReading());
        say(where + subject.title(), outcome.throughput(), "readings/s");
      }
      rounds.add(new Round(perfTest, pipeline));
    }
    return rounds;
  }

  private void say(String what, Throughput throughput, String unit) {
    progress.say(
        String.format(
            Locale.ROOT,
            "%s: in %,.0f, out %,.0f %s, %.2f cores",
            what,
            throughput.in(),
            throughput.out(),
            unit,
            throughput.allCores()));
  }
}
