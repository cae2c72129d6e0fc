package dev.meteo.worker;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of a worker. */
@Command(
    name = "worker",
    description = {
      "Computes coefficients from readings and stores them.",
      "Start as many as needed, on any machine that reaches RabbitMQ and Redis."
    })
final class WorkerCommand implements Callable<Integer> {
  private final Termination termination;
  @Spec private @Nullable CommandSpec command;
  @Mixin private final BrokerOption broker = new BrokerOption();
  @Mixin private final RedisOption redis = new RedisOption();

  @Option(
      names = "--work-time",
      paramLabel = "MIN:MAX",
      description = {
        "Simulates slow work: so long per reading, at random, one reading at a time.",
        "Such as 500ms:3500ms. Default: as fast as it goes, in batches."
      })
  private @Nullable String workTime;

  @Option(
      names = "--co2",
      paramLabel = "MIN:OPT:MAX",
      description = {
        "The CO2 curve in ppm, for all workers; rooms: 400:600:2000.",
        "Default: what the system uses already, else 300:400:500."
      })
  private @Nullable String co2;

  @Option(
      names = "--retention",
      paramLabel = "TIME",
      description = {
        "How late a reading may still count, for the whole system; 24h or unlimited.",
        "Default: what the system uses already, else 24h."
      })
  private @Nullable String retention;

  @Option(
      names = "--prefetch",
      paramLabel = "N",
      description = {
        "Messages held at a time; with --work-time always 1.",
        "Default: 2000; over TLS 16 to 256, by the heap."
      })
  private @Nullable Integer prefetch;

  @Option(
      names = "--latency-log",
      paramLabel = "FILE",
      description = {
        "Write each second how long after their detection readings were stored, in microseconds,",
        "in HdrHistogram's log format. Default: do not."
      })
  private @Nullable Path latencyLog;

  @Option(
      names = "--no-declare",
      description = "Only check exchanges and queues, for users without the configure permission.")
  private boolean checkOnly;

  WorkerCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    WorkerConfig config = config();
    if (latencyLog == null) {
      run(config, StorageDelays.UNHEARD);
    } else {
      try (LatencyLog log = LatencyLog.open(latencyLog, InstantSource.system())) {
        run(config, log);
      }
    }
    return ExitCode.DONE;
  }

  private void run(WorkerConfig config, StorageDelays delays) throws Exception {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    try (Worker worker = worker(config, delays, err)) {
      worker.run(termination);
    }
  }

  private static Worker worker(WorkerConfig config, StorageDelays delays, PrintWriter err) {
    try {
      return new Worker(config, delays, err);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }

  private WorkerConfig config() {
    WorkTime slow = parsed("--work-time", workTime, WorkTime::parse);
    WellnessCurve curve = parsed("--co2", co2, WellnessCurve::parse);
    Retention kept = parsed("--retention", retention, Retention::parse);
    int held = slow != null ? 1 : prefetchOrDefault();
    return new WorkerConfig(
        broker.endpoint(),
        redis.uri(),
        ProcessName.of("worker"),
        checkOnly ? Topology.checking() : Topology.declaring(),
        held,
        curve,
        kept,
        slow);
  }

  private int prefetchOrDefault() {
    if (prefetch == null) {
      return Prefetch.forHeap(Runtime.getRuntime().maxMemory(), !broker.endpoint().isTls());
    }
    if (prefetch < 1 || prefetch > Prefetch.LIMIT) {
      throw new UsageError(
          "--prefetch: must be 1 to %d, not %d".formatted(Prefetch.LIMIT, prefetch));
    }
    return prefetch;
  }

  private static <T> @Nullable T parsed(
      String option, @Nullable String text, Function<String, T> parser) {
    try {
      return text == null ? null : parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageError(option + ": " + e.getMessage());
    }
  }
}
