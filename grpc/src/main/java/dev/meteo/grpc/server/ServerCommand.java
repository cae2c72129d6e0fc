package dev.meteo.grpc.server;

import dev.meteo.cli.Delays;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.FiguresFile;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.ListenOptions;
import dev.meteo.worker.ComputeOptions;
import dev.meteo.worker.Console;
import dev.meteo.worker.WorkTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo grpc server}. */
@Command(
    name = "server",
    description = {
      "Computes coefficients from the readings it is called with and stores them.",
      "Start as many as needed: each registers with the load balancer."
    })
public final class ServerCommand implements Callable<Integer> {
  private static final int DEFAULT_QUEUE = 2000;

  /** With simulated work, what is done within a sensor's usual deadline. */
  private static final int DEFAULT_SLOW_QUEUE = 4;

  private static final int MAX_QUEUE = 100_000;

  private final Termination termination;
  @Spec private @Nullable CommandSpec command;
  @Mixin private final ListenOptions listening = new ListenOptions();
  @Mixin private final RedisOption redis = new RedisOption();
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Option(
      names = "--balancer",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:7070",
      description = {
        "The load balancer to register with, or several, separated by commas; none for none.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String balancer = "";

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = {
        "Calls held at a time; further ones are refused at once. A worker's --prefetch is the same",
        "of messages, which is 1 with --work-time. Default: 2000, with --work-time 4."
      })
  private @Nullable Integer queue;

  /**
   * @param termination tells the server to end
   */
  public ServerCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    ServerConfig config = config();
    Console console = new Console("server", Objects.requireNonNull(command).commandLine().getErr());
    try (Delays delays = compute.openDelays();
        ComputeServer server = new ComputeServer(config, listening, delays, console);
        FiguresFile file = compute.figures(server::counts)) {
      file.start();
      server.run(termination);
    }
    return ExitCode.DONE;
  }

  private ServerConfig config() {
    WorkTime slow = compute.workTime();
    return new ServerConfig(
        redis.uri(),
        ProcessName.of("server"),
        balancers(),
        queueOrDefault(slow != null),
        compute.shared(),
        slow);
  }

  private int queueOrDefault(boolean slow) {
    if (queue == null) {
      return slow ? DEFAULT_SLOW_QUEUE : DEFAULT_QUEUE;
    }
    if (queue < 1 || queue > MAX_QUEUE) {
      throw new UsageError("--queue: must be 1 to %d, not %d".formatted(MAX_QUEUE, queue));
    }
    return queue;
  }

  private List<HostPort> balancers() {
    try {
      return balancer.equals("none") ? List.of() : HostPort.parseList(balancer);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--balancer: " + e.getMessage());
    }
  }
}
