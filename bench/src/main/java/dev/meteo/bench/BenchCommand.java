package dev.meteo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.run.EndedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the bench. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Measures throughput and delays on a private stack, against RabbitMQ PerfTest in turn.",
      "Progress goes to standard error, the table to standard output."
    })
final class BenchCommand implements Callable<Integer> {
  private static final Duration SIGNAL_TO_ALL = Duration.ofMillis(500);

  private final Termination termination;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final HomeOption home = new HomeOption();

  @Option(
      names = "--json",
      description = "Print everything as one JSON object too, in the last line.")
  private boolean json;

  @Option(
      names = "--quick",
      description = "One short round: shows that it works, its figures say little.")
  private boolean quick;

  @Option(
      names = "--safeguards",
      description = {
        "Measure instead what each safeguard against loss and double counting costs: the pipeline",
        "with all of them and without this one, in turn."
      })
  private boolean safeguards;

  @Option(
      names = "--listener",
      description = {
        "Measure instead what it costs that somebody listens to what counts (meteo.stored): the",
        "pipeline with a listener and without one, in turn."
      })
  private boolean listener;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = {
        "Compare instead with the version of Meteo that is built in this directory: throughput,",
        "processor time and delays of both in turn, and each ratio with its 95 % interval. Takes",
        "two rounds or more; ten say something."
      })
  private @Nullable Path against;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each throughput is measured, in turn. Default: 3.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each run is measured after its warm-up. Default: 10.")
  private @Nullable Integer seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the simulated readings. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--backend",
      paramLabel = "WHERE",
      defaultValue = "native",
      description = {
        "docker, native (what is installed; only there is processor time known) or auto.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BackendChoice backend = BackendChoice.NATIVE;

  BenchCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(spec.commandLine().getErr());
    Bench bench = new Bench(plan(), termination, progress);
    try {
      if (against != null) {
        VersionReport report = bench.runAgainst(against, home.directory(), backend);
        print(report.text(), report);
      } else if (listener) {
        ListenerReport report = bench.runListener(home.directory(), backend);
        print(report.text(), report);
      } else if (safeguards) {
        SafeguardReport report = bench.runSafeguards(home.directory(), backend);
        print(report.text(), report);
      } else {
        Report report = bench.run(home.directory(), backend);
        print(ReportTable.text(report), report);
      }
      return ExitCode.DONE;
    } catch (EndedException e) {
      progress.say("ended before everything was measured");
      return ExitCode.FAILED;
    } catch (RuntimeException | IOException e) {
      // Ctrl-C goes to all processes of a terminal: another one's end may be noticed first.
      if (!termination.await(SIGNAL_TO_ALL)) {
        throw e;
      }
      progress.say("ended before everything was measured");
      return ExitCode.FAILED;
    }
  }

  private Plan plan() {
    try {
      Plan plan = quick ? Plan.quick(seed) : Plan.full(seed);
      plan = rounds == null ? plan : plan.withRounds(rounds);
      if (against != null && plan.rounds() < 2) {
        throw new UsageError("--against takes --rounds of 2 or more");
      }
      return seconds == null ? plan : plan.withMeasured(Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }

  private void print(String text, Object report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(report));
    }
    out.flush();
  }
}
