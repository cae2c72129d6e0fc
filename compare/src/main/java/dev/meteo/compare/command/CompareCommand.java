package dev.meteo.compare.command;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.FileFailure;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.compare.report.ReportFiles;
import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.scenario.ScenarioFile;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.run.EndedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the comparison. */
@Command(
    name = "compare",
    sortOptions = false,
    description = {
      "Runs both variants, with a broker and without, through the same load and the same faults on",
      "a private stack, and writes report.html, report.md and report.json. What was measured is kept",
      "in DIR/runs: started again with the same seed, it goes on where it was ended."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int USUAL_REPETITIONS = 3;
  private static final int MOST_REPETITIONS = 100;

  private final Termination termination;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "comparison",
      description = "Where the report and the runs are written. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("comparison");

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      split = ",",
      description = {
        "Which scenarios, by name or as a file of one's own. Default: all of",
        "steady, ramp, burst, slow-worker, assignment, worker-kill, scale-out, scale-in,",
        "middle-restart, store-restart, terminal-away, terminal-frozen, fan-out, many-sensors, idle."
      })
  private List<String> scenarios = List.of();

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      split = ",",
      description = "messaging, direct or both, which is the default.")
  private List<String> variants = List.of();

  @Option(
      names = "--delivery",
      paramLabel = "HOW",
      split = ",",
      description = "at-least-once, at-most-once or both, which is the default.")
  private List<String> deliveries = List.of();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "How often each run is repeated. Default: 3, with --quick 1.")
  private @Nullable Integer repetitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the readings. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--quick",
      description = "Two short scenarios: shows that it works, its figures say little.")
  private boolean quick;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "The report.json of an earlier comparison: says what has changed since.")
  private @Nullable Path against;

  @Option(
      names = "--render",
      paramLabel = "DIR",
      description = {
        "Measures nothing: writes report.html, report.md and the plots in DIR anew, from the",
        "report.json there. Goes with --against only."
      })
  private @Nullable Path render;

  @Option(
      names = "--runs-of",
      paramLabel = "COMMIT",
      split = ",",
      description = {
        "Runs in DIR that these commits of Meteo measured count, too: after changes that are to no",
        "role and to nothing that measures. The report says how many there are. Default: none."
      })
  private List<String> runsOf = List.of();

  @Option(
      names = "--backend",
      paramLabel = "WHERE",
      defaultValue = "native",
      description = {
        "docker, native (what is installed; only there is processor time known) or auto.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BackendChoice backend = BackendChoice.NATIVE;

  CompareCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Comparison> previous = Optional.ofNullable(against).map(Comparison::read);
    if (render != null) {
      Rendering.run(render, previous, spec.commandLine().getParseResult());
      tell(render);
      return ExitCode.DONE;
    }
    prepareOut();
    Comparing.Order order =
        new Comparing.Order(
            plan(), seed, new StackOptions(1, backend), home.directory(), out, runsOf, options());
    try {
      Comparison comparison = new Comparing(order, termination, line -> say(err, line)).run();
      write(comparison, previous);
      return hasFailed(comparison) ? ExitCode.FAILED : ExitCode.DONE;
    } catch (EndedException e) {
      say(err, "ended before everything was measured; the same command goes on from there");
      return ExitCode.FAILED;
    }
  }

  /** Before anything is measured that could not be kept. */
  private void prepareOut() {
    try {
      Files.createDirectories(out.resolve("runs"));
    } catch (IOException e) {
      throw new UserError(
          "--out: cannot make the directory " + out + ": " + FileFailure.reason(e), e);
    }
    if (!Files.isWritable(out)) {
      throw new UserError("--out: " + out + " cannot be written by you");
    }
  }

  private static void say(PrintWriter err, String line) {
    err.println("meteo: " + line);
    err.flush();
  }

  private void write(Comparison comparison, Optional<Comparison> previous) throws IOException {
    ReportFiles.write(comparison, previous, out);
    tell(out);
  }

  private void tell(Path directory) {
    PrintWriter result = spec.commandLine().getOut();
    result.println(directory.resolve("report.html"));
    result.flush();
  }

  private static boolean hasFailed(Comparison comparison) {
    return comparison.scenarios().stream()
        .flatMap(scenario -> scenario.runs().stream())
        .map(RunResult::failure)
        .anyMatch(java.util.Objects::nonNull);
  }

  private Plan plan() {
    int times = repetitions == null ? (quick ? 1 : USUAL_REPETITIONS) : repetitions;
    if (times < 1 || times > MOST_REPETITIONS) {
      throw new UsageError("--repetitions must be 1 to " + MOST_REPETITIONS + ", not " + times);
    }
    List<String> usual = quick ? Plan.QUICK_SCENARIOS : ScenarioFile.BUILT_IN;
    List<ScenarioFile> files =
        (scenarios.isEmpty() ? usual : scenarios).stream().map(ScenarioFile::find).toList();
    long names = files.stream().map(file -> file.scenario().name()).distinct().count();
    if (names < files.size()) {
      throw new UsageError("--scenario: two of the scenarios have the same name");
    }
    return new Plan(
        files,
        chosen("--variant", variants, Variant.values(), Variant::toString),
        chosen("--delivery", deliveries, Delivery.values(), Delivery::toString),
        times,
        quick);
  }

  private static <T> List<T> chosen(
      String option, List<String> words, T[] all, Function<T, String> word) {
    List<T> possible = List.of(all);
    List<String> known = possible.stream().map(word).toList();
    for (String each : words) {
      if (!each.equals("both") && !known.contains(each)) {
        throw new UsageError(
            option + " must be " + String.join(", ", known) + " or both, not " + each);
      }
    }
    return words.isEmpty() || words.contains("both")
        ? possible
        : possible.stream().filter(each -> words.contains(word.apply(each))).toList();
  }

  private Map<String, String> options() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("--seed", Long.toString(seed));
    given.put("--quick", Boolean.toString(quick));
    given.put("--backend", backend.name().toLowerCase(java.util.Locale.ROOT));
    return given;
  }
}
