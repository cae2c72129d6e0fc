package dev.meteo.grpc.balancer;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.FiguresFile;
import dev.meteo.cli.FiguresOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.HostPortConverter;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.worker.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo grpc balancer}. */
@Command(
    name = "balancer",
    description = {
      "The one address that sensors know: passes their calls on to compute servers.",
      "Servers register themselves, or are listed in a file."
    })
public final class BalancerCommand implements Callable<Integer> {
  /** Repetitions without any success: what a few servers may have in hand when one dies. */
  private static final int RETRY_RESERVE = 1000;

  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  private final Termination termination;
  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:7070",
      converter = HostPortConverter.class,
      description = "Where sensors and servers reach it. Default: ${DEFAULT-VALUE}.")
  private HostPort listen = new HostPort("localhost", 7070);

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "least-outstanding",
      description = {
        "Which server gets the next call: round-robin, or least-outstanding, the one with the",
        "fewest unanswered calls. Default: ${DEFAULT-VALUE}."
      })
  private String policy = "";

  @Option(
      names = "--servers",
      paramLabel = "FILE",
      description = "Servers that do not register, host:port on a line each. Default: none.")
  private @Nullable Path servers;

  @Mixin private final FiguresOption figures = new FiguresOption();

  /**
   * @param termination tells the balancer to end
   */
  public BalancerCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws InterruptedException {
    Policy.Choice choice = choice();
    List<HostPort> listed = servers == null ? List.of() : StaticServers.read(servers);
    Console console =
        new Console("balancer", Objects.requireNonNull(command).commandLine().getErr());
    ForwardingCounters counters = new ForwardingCounters();
    AtomicReference<@Nullable RpcServer> serving = new AtomicReference<>();
    try (FiguresFile file = figures.file(counters::byName);
        ServerPool pool = new ServerPool(console, has -> tellHealth(serving.get(), has));
        RpcServer server = server(pool, choice.policy(), counters)) {
      file.start();
      serving.set(server);
      tellHealth(server, false);
      pool.start();
      console.say("listens at port " + server.start() + ", policy " + choice);
      try (StaticServers asked = StaticServers.of(listed, pool)) {
        asked.start();
        tellUntilEnd(console, counters);
      }
    }
    console.say("ended; " + counters.line());
    return ExitCode.DONE;
  }

  private RpcServer server(ServerPool pool, Policy chosen, ForwardingCounters counters) {
    Forwarding forwarding = new Forwarding(pool, chosen, new RetryBudget(RETRY_RESERVE), counters);
    return new RpcServer(
        listen, List.of(forwarding.definition(), new RegistryService(pool).bindService()));
  }

  private void tellUntilEnd(Console console, ForwardingCounters counters)
      throws InterruptedException {
    String told = counters.line();
    while (!termination.await(TELL_EVERY)) {
      String line = counters.line();
      if (!line.equals(told)) {
        console.say(line);
      }
      told = line;
    }
  }

  private static void tellHealth(@Nullable RpcServer server, boolean hasServers) {
    if (server != null) {
      server.serving(MeteoProcessingGrpc.SERVICE_NAME, hasServers);
    }
  }

  private Policy.Choice choice() {
    for (Policy.Choice each : Policy.Choice.values()) {
      if (each.toString().equals(policy)) {
        return each;
      }
    }
    throw new UsageError("--policy: must be round-robin or least-outstanding, not " + policy);
  }
}
