package dev.meteo.proxy;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo window-proxy}. */
@Command(
    name = "window-proxy",
    description = {
      "Publishes what the workers stored as means over tumbling windows.",
      "",
      "Start as many as you like: one leads, the others stand by and take over."
    })
final class WindowProxyCommand implements Callable<Integer> {
  private final Termination termination;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final BrokerOption broker = new BrokerOption();
  @Mixin private final ProxyRole role = new ProxyRole();

  @Option(
      names = "--no-declare",
      description = "Only check that exchanges and queues exist, create none.")
  private boolean noDeclare;

  WindowProxyCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Topology topology = noDeclare ? Topology.checking() : Topology.declaring();
    role.run(
        Objects.requireNonNull(spec).commandLine().getErr(),
        termination,
        site -> new RabbitTransport(broker.endpoint(), topology, site));
    return ExitCode.DONE;
  }
}
