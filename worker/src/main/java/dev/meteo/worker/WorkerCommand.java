package dev.meteo.worker;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.Delays;
import dev.meteo.cli.DeliveryOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.FiguresFile;
import dev.meteo.cli.Guarantee;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.Shard;
import dev.meteo.messages.Topology;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
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
  /**
   * A message full of readings takes 29 minutes then. RabbitMQ's consumer_timeout is 30: of a
   * message that takes longer, the rest would never be stored.
   */
  private static final Duration LONGEST_WORK = Duration.ofMillis(3500);

  private final Termination termination;
  @Spec private @Nullable CommandSpec command;
  @Mixin private final BrokerOption broker = new BrokerOption();
  @Mixin private final RedisOption redis = new RedisOption();
  @Mixin private final DeliveryOption delivery = new DeliveryOption();
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Option(
      names = "--prefetch",
      paramLabel = "N",
      description = {
        "Messages held at a time; with --delivery at-most-once as many as an eighth of the heap",
        "holds. Default: 2000, with --work-time 1; over TLS 16 to 256, by the heap."
      })
  private @Nullable Integer prefetch;

  @Option(
      names = "--longest-hold",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = {
        "How long messages are held while Redis takes nothing; then they go back to the queue,",
        "and none is taken until Redis does. Must be well below RabbitMQ's consumer_timeout.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Duration longestHold = Duration.ofMinutes(10);

  @Option(
      names = "--stored-shards",
      paramLabel = "N",
      description = {
        "Into how many shards sensors are divided where workers tell what counts (meteo.stored),",
        "for the whole system. Default: what the system uses already, else 1."
      })
  private @Nullable Integer shards;

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
    try (Delays delays = compute.openDelays()) {
      run(config, delays);
    }
    return ExitCode.DONE;
  }

  private void run(WorkerConfig config, Delays delays) throws Exception {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    try (Worker worker = worker(config, delays, err);
        FiguresFile file = compute.figures(worker::counts)) {
      file.start();
      worker.run(termination);
    }
  }

  private static Worker worker(WorkerConfig config, Delays delays, PrintWriter err) {
    try {
      return new Worker(config, delays, err);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }

  private WorkerConfig config() {
    WorkTime slow = workTime();
    return new WorkerConfig(
        broker.endpoint(),
        redis.uri(),
        ProcessName.of("worker"),
        checkOnly ? Topology.checking() : Topology.declaring(),
        prefetch(slow != null),
        longestHold(),
        guarantee(),
        compute.shared(),
        shards(),
        slow);
  }

  private @Nullable WorkTime workTime() {
    WorkTime slow = compute.workTime();
    if (slow != null
        && slow.longest().compareTo(LONGEST_WORK) > 0
        && !delivery.guarantee().mayLose()) {
      throw new UsageError(
          ("--work-time: at most %s, not %s: a message may hold %d readings, and RabbitMQ takes"
                  + " back one that is not acknowledged for 30 minutes")
              .formatted(
                  DurationText.of(LONGEST_WORK),
                  DurationText.of(slow.longest()),
                  ReadingDecoder.MAX_READINGS));
    }
    return slow;
  }

  private Duration longestHold() {
    if (longestHold.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new UsageError(
          "--longest-hold: must be at least 1s, not " + DurationText.of(longestHold));
    }
    return longestHold;
  }

  private Guarantee guarantee() {
    if (delivery.guarantee().mayLose() && broker.endpoint().isTls()) {
      throw new UsageError(
          "--delivery at-most-once: over TLS nothing would bound what this worker holds");
    }
    return delivery.guarantee();
  }

  private @Nullable Integer shards() {
    try {
      return shards == null ? null : Shard.check(shards);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--stored-shards: " + e.getMessage());
    }
  }

  private int prefetch(boolean slow) {
    if (prefetch == null && slow) {
      return 1;
    }
    if (prefetch == null) {
      return Prefetch.forHeap(Runtime.getRuntime().maxMemory(), !broker.endpoint().isTls());
    }
    if (prefetch < 1 || prefetch > Prefetch.LIMIT) {
      throw new UsageError(
          "--prefetch: must be 1 to %d, not %d".formatted(Prefetch.LIMIT, prefetch));
    }
    return prefetch;
  }
}
