package dev.meteo.proxy;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerManagement;
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

  @Option(
      names = "--management",
      paramLabel = "URL",
      description = {
        "Of RabbitMQ's management API, such as http://user:password@host:15672: it sets how long",
        "the history is kept, and knows the names of queues that are in the way. Nothing else",
        "needs it. Default: port 15672 of the broker's hosts (15671 with amqps), with its user."
      })
  private @Nullable String management;

  WindowProxyCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AmqpEndpoint endpoint = broker.endpoint();
    BrokerManagement api = management(endpoint);
    Topology topology = noDeclare ? Topology.checking() : Topology.declaring();
    role.run(
        Objects.requireNonNull(spec).commandLine().getErr(),
        termination,
        site -> new RabbitTransport(endpoint, api, topology, site));
    return ExitCode.DONE;
  }

  private BrokerManagement management(AmqpEndpoint endpoint) {
    try {
      return management == null
          ? BrokerManagement.beside(endpoint)
          : BrokerManagement.at(management, endpoint);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--management: " + e.getMessage());
    }
  }
}
