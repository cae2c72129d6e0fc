package dev.meteo.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.chaos.scene.Spot;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.run.EndedException;
import dev.meteo.testbed.run.MutationsJar;
import dev.meteo.testbed.run.Revision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the chaos. */
@Command(
    name = "chaos",
    sortOptions = false,
    description = {
      "Starts everything privately, breaks it at instants that the seed decides, heals it, waits",
      "until nothing is left to do, and compares what was published with what the sensors wrote",
      "down. Exit code 1 when anything is wrong; the run's folder has all that is needed then.",
      "",
      "With --mutate NAME the system is wrong on purpose, so the exit code must be 1;",
      "with --mutate all it is 0 when each was noticed by what has to show it."
    })
final class ChaosCommand implements Callable<Integer> {
  enum VariantChoice {
    MESSAGING,
    DIRECT
  }

  private static final String ALL = "all";

  private final long startNanos = System.nanoTime();
  private final Termination termination;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides which faults come when. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      description = {
        "Several seeds one after the other, such as 1-25; those that have a report of the same",
        "revision of the program in --out already are not done again."
      })
  private @Nullable String seeds;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long faults come. Default: 60s, with --mutate 30s.")
  private @Nullable Duration duration;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      description = {
        "Names, or their beginnings, separated by commas, such as worker,redis-kill; list shows",
        "all. Default: all that are possible."
      })
  private @Nullable String faults;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "Broker nodes, 1 or 3. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--variant",
      paramLabel = "HOW",
      defaultValue = "messaging",
      description = "messaging, or direct without a broker. Default: ${DEFAULT-VALUE}.")
  private VariantChoice variant = VariantChoice.MESSAGING;

  @Option(
      names = "--backend",
      paramLabel = "WHERE",
      defaultValue = "native",
      description = "docker, native (what is installed) or auto. Default: ${DEFAULT-VALUE}.")
  private BackendChoice backend = BackendChoice.NATIVE;

  @Option(
      names = "--redis-replicas",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "1: Redis has a replica, and a sentinel that makes it the master, for redis-failover; it comes",
        "in place of all else that is done to Redis. Only native. Default: ${DEFAULT-VALUE}."
      })
  private int redisReplicas;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = {
        "Readings a second of the steady sensors. Default: 100, with --mutate what shows it."
      })
  private @Nullable Integer rate;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where each run has a folder. Default: chaos-runs in --home.")
  private @Nullable Path out;

  @Option(
      names = "--summary",
      description = {
        "Run nothing: print the tables of all reports that are in --out, in Markdown. Several",
        "seeds end with them as well."
      })
  private boolean summary;

  @Option(names = "--json", description = "Print each report as a line of JSON instead of text.")
  private boolean json;

  @Option(
      names = "--mutate",
      paramLabel = "NAME",
      description = {
        "Make the system wrong in this way, or in all ways one after the other (all): shows that",
        "it would be noticed. Only in a build that has its tests."
      })
  private @Nullable String mutation;

  ChaosCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    if ("list".equals(faults)) {
      Catalogue.all().stream()
          .map(FaultKind::name)
          .distinct()
          .forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return ExitCode.DONE;
    }
    Path folder = out == null ? home.directory().resolve("chaos-runs") : out.toAbsolutePath();
    if (summary) {
      return printSummary(folder);
    }
    try {
      List<Assignment> assignments = assignments();
      boolean good =
          new Series(
                  Revision.ofProgram(),
                  home.directory(),
                  folder,
                  termination,
                  this::say,
                  this::print)
              .run(assignments, ALL.equals(mutation) ? Report::asExpected : Report::right);
      if (assignments.size() > 1 && !json) {
        var unused = printSummary(folder);
      }
      return good ? ExitCode.DONE : ExitCode.FAILED;
    } catch (EndedException e) {
      say("ended before the verdict");
      return ExitCode.FAILED;
    }
  }

  private int printSummary(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UserError("there are no runs in " + folder);
    }
    spec.commandLine().getOut().println(Summary.of(Reports.all(folder)));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private List<Assignment> assignments() {
    if (rate != null && (rate < 10 || rate > 2000)) {
      throw new UsageError("--rate must be 10 to 2000, not " + rate);
    }
    if (redisReplicas < 0
        || redisReplicas > 1
        || (redisReplicas > 0 && backend != BackendChoice.NATIVE)) {
      throw new UsageError("--redis-replicas must be 0 or, with --backend native, 1");
    }
    List<Assignment> assignments = new ArrayList<>();
    for (String word : mutations()) {
      Mutation chosen = Mutation.named(word);
      Assignment first =
          new Assignment(
              seed,
              length(),
              faults == null ? "" : faults,
              kinds(chosen),
              stack(),
              variant == VariantChoice.MESSAGING,
              redisReplicas > 0,
              rate == null ? chosen.rate() : rate,
              word);
      List<Long> all = seeds == null ? List.of(seed) : Seeds.parse(seeds);
      all.forEach(one -> assignments.add(first.withSeed(one)));
    }
    return assignments;
  }

  private Duration length() {
    if (duration == null) {
      return Duration.ofSeconds(mutation == null ? 60 : 30);
    }
    if (!duration.isPositive()) {
      throw new UsageError("--duration must be longer than nothing");
    }
    return duration;
  }

  private List<String> mutations() {
    if (mutation == null) {
      return List.of("");
    }
    if (MutationsJar.find().isEmpty()) {
      throw new UserError(
          "this build has no mutations: they are built with the tests, by mvn -Dquick -DskipTests package");
    }
    return mutation.equals(ALL)
        ? Mutation.all().stream().map(Mutation::word).toList()
        : List.of(mutation);
  }

  private StackOptions stack() {
    try {
      return new StackOptions(nodes, backend);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--nodes: " + e.getMessage());
    }
  }

  private List<FaultKind> kinds(Mutation chosen) {
    Spot spot =
        new Spot(
            nodes,
            variant == VariantChoice.MESSAGING,
            backend == BackendChoice.NATIVE,
            MutationsJar.find().isPresent(),
            redisReplicas > 0);
    List<String> wanted =
        faults != null
            ? Arrays.asList(faults.split(",", -1))
            : chosen == Mutation.NONE ? List.of("") : chosen.faults();
    List<FaultKind> kinds =
        Catalogue.all().stream()
            .filter(kind -> kind.fits().test(spot))
            .filter(kind -> wanted.stream().anyMatch(word -> kind.name().startsWith(word.strip())))
            .filter(kind -> !kind.name().equals(Catalogue.SLOW_DISK) || chosen == Mutation.EVERYSEC)
            .collect(Collectors.toList());
    for (String word : wanted) {
      if (kinds.stream().noneMatch(kind -> kind.name().startsWith(word.strip()))) {
        throw new UsageError("--faults: no fault that is possible here begins with " + word);
      }
    }
    return kinds;
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
    err.println("meteo: " + seconds + " s: " + line);
    err.flush();
  }

  private void print(Report report) {
    PrintWriter printer = spec.commandLine().getOut();
    try {
      printer.println(json ? new ObjectMapper().writeValueAsString(report) : report.text());
    } catch (IOException e) {
      throw new UserError("the report cannot be written as JSON", e);
    }
    printer.flush();
  }
}
