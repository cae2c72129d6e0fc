package dev.meteo.compare.command;

import dev.meteo.cli.Termination;
import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.GeneratorCheck;
import dev.meteo.compare.result.Machine;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.run.GeneratorRun;
import dev.meteo.compare.run.MachineView;
import dev.meteo.compare.run.RunKey;
import dev.meteo.compare.run.Runner;
import dev.meteo.compare.scenario.ScenarioFile;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.Revision;
import dev.meteo.testbed.run.RunSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One comparison, from the stack's start to its end. */
final class Comparing {
  private static final int PERCENT = 100;

  /**
   * What to compare.
   *
   * @param home the user's directory of Meteo
   * @param out where runs are kept
   * @param runsOf other revisions of the sources whose runs count, too
   * @param options as given, for the report
   */
  record Order(
      Plan plan,
      long seed,
      StackOptions stack,
      Path home,
      Path out,
      List<String> runsOf,
      Map<String, String> options) {}

  private final Order order;
  private final Termination termination;
  private final Consumer<String> progress;

  Comparing(Order order, Termination termination, Consumer<String> progress) {
    this.order = order;
    this.termination = termination;
    this.progress = progress;
  }

  /**
   * Blocks until all is measured.
   *
   * @throws dev.meteo.testbed.run.EndedException when asked to end meanwhile; what was measured is
   *     kept
   */
  Comparison run() throws IOException, InterruptedException {
    Instant started = Instant.now();
    Patience patience = new Patience(termination);
    try (RunSite site =
        RunSite.open(order.home(), "compare", order.stack(), termination, progress)) {
      Comparison frame = frame(started, MachineView.of(site.stack()));
      KeptRuns kept = new KeptRuns(order.out().resolve("runs"), frame, order.runsOf());
      Runner runner = new Runner(site, patience, order.seed());
      Map<String, List<RunResult>> results = new HashMap<>();
      List<RunKey> runs = order.plan().runs();
      for (int i = 0; i < runs.size(); i++) {
        RunResult result = run(runs.get(i), (i + 1) + " of " + runs.size(), kept, runner);
        results.computeIfAbsent(runs.get(i).scenario().name(), n -> new ArrayList<>()).add(result);
      }
      progress.accept("the generator alone");
      double alone = GeneratorRun.perSecond(site, patience, order.seed());
      return whole(frame, kept.takenOver(), results, alone);
    }
  }

  private RunResult run(RunKey key, String where, KeptRuns kept, Runner runner)
      throws IOException, InterruptedException {
    String text = text(key);
    Optional<RunResult> before = kept.find(key, text);
    if (before.isPresent()) {
      progress.accept(where + ": " + key + ": measured already");
      return before.get();
    }
    long beganNanos = System.nanoTime();
    RunResult result = runner.run(key);
    kept.keep(key, text, result);
    Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
    progress.accept(where + ": " + key + ": " + inShort(result) + " (" + took.toSeconds() + " s)");
    return result;
  }

  private String text(RunKey key) {
    return order.plan().scenarios().stream()
        .filter(file -> file.scenario().name().equals(key.scenario().name()))
        .findFirst()
        .map(ScenarioFile::text)
        .orElseThrow();
  }

  private static String inShort(RunResult result) {
    if (result.failure() != null) {
      return "failed: " + result.failure();
    }
    StringBuilder text = new StringBuilder();
    if (result.storedPerSecond() != null) {
      text.append(String.format(Locale.ROOT, "%,.0f readings/s stored", result.storedPerSecond()));
    }
    if (result.latencies().detectionToStored() != null) {
      text.append(
          String.format(
              Locale.ROOT, ", p99 %.1f ms", result.latencies().detectionToStored().p99Us() / 1000));
    }
    if (result.correctness() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              ", %,d lost, %,d double, %d of %d windows wrong",
              result.correctness().lostReadings(),
              result.correctness().doubleReadings(),
              result.correctness().windowsWrong(),
              result.correctness().windowsExpected()));
    }
    return text.isEmpty() ? "measured" : text.toString();
  }

  private Comparison frame(Instant started, Machine machine) {
    String version = Comparing.class.getPackage().getImplementationVersion();
    return new Comparison(
        Comparison.FORMAT,
        version == null ? "built from source" : version,
        Revision.ofProgram(),
        Map.of(),
        started,
        started,
        machine,
        order.seed(),
        order.options(),
        List.of(),
        List.of());
  }

  private Comparison whole(
      Comparison frame,
      Map<String, Integer> takenOver,
      Map<String, List<RunResult>> results,
      double generatorAlone) {
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (ScenarioFile file : order.plan().scenarios()) {
      scenarios.add(
          new ScenarioResult(
              file.scenario().name(),
              file.scenario().title(),
              file.scenario().about(),
              file.text(),
              results.getOrDefault(file.scenario().name(), List.of())));
    }
    return frame.with(
        Instant.now(), takenOver, scenarios, check(scenarios, generatorAlone).stream().toList());
  }

  private static Optional<GeneratorCheck> check(
      List<ScenarioResult> scenarios, double generatorAlone) {
    return scenarios.stream()
        .flatMap(scenario -> scenario.runs().stream())
        .max(Comparator.comparingDouble(Comparing::mostStored))
        .filter(run -> mostStored(run) > 0)
        .map(
            run ->
                new GeneratorCheck(
                    "one reading a message",
                    generatorAlone,
                    Math.rint(mostStored(run) * PERCENT) / PERCENT,
                    run.variant()));
  }

  /** Of all seconds of a run, the one in which the most was stored. */
  private static double mostStored(RunResult run) {
    return run.series() == null
        ? 0
        : run.series().storedPerSecond().stream()
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
  }
}
