package dev.meteo.sensor;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.Termination;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WriteCork;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulated sensors, or the replay of a recorded one, published to RabbitMQ. */
@Command(
    name = "sensor",
    sortOptions = false,
    description = {
      "Publishes readings: of simulated sensors, or of a recorded one (--replay).",
      "Ends when all of it is confirmed, or on Ctrl-C and SIGTERM."
    })
public final class SensorCommand implements Callable<Integer> {
  private final Termination termination;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final SensorRole role = new SensorRole();
  @Mixin private final PublishOptions publish = new PublishOptions();
  @Mixin private final BrokerOption broker = new BrokerOption();

  @Option(
      names = "--no-declare",
      description = "Create no exchange or queue, only check that they are there.")
  private boolean noDeclare;

  /**
   * @param termination tells the sensors to end
   */
  public SensorCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    if (role.replaysMuchAtOnce()) {
      publish.expectMany();
    }
    return role.run(
        Objects.requireNonNull(spec).commandLine(), termination, publish.flow(), this::transport);
  }

  private Transport transport(Outbox outbox, Notices notices) {
    Topology topology = noDeclare ? Topology.checking() : Topology.declaring();
    WriteCork cork = new WriteCork();
    AmqpEndpoint endpoint = broker.endpoint().throughCork(cork);
    ReadingMessages messages = publish.messages(role.name());
    if (role.guarantee().mayLose()) {
      UnconfirmedPublisher publisher = new UnconfirmedPublisher(topology, cork);
      RabbitTransport link = new RabbitTransport(endpoint, publisher, notices);
      return new UnconfirmedTransport(outbox, messages, publisher, link);
    }
    OutboxPublisher publisher =
        new OutboxPublisher(
            outbox,
            topology,
            messages,
            publish.flow().parcels(),
            notices,
            termination::await,
            cork);
    return new RabbitTransport(endpoint, publisher, notices);
  }
}
