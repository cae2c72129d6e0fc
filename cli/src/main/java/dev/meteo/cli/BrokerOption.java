package dev.meteo.cli;

import dev.meteo.messages.AmqpEndpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where RabbitMQ is. */
public final class BrokerOption {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private AmqpEndpoint endpoint = AmqpEndpoint.parse("amqp://guest:guest@localhost:5672");

  @Option(
      names = "--amqp",
      paramLabel = "URI",
      defaultValue = "amqp://guest:guest@localhost:5672",
      showDefaultValue = Help.Visibility.NEVER,
      description = {
        "RabbitMQ, amqp:// or amqps://; several nodes of a cluster separated by commas.",
        "Default: a broker on this machine."
      })
  void setUri(String uri) {
    try {
      endpoint = AmqpEndpoint.parse(uri);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "--amqp: " + e.getMessage());
    }
  }

  /** The broker's address. */
  public AmqpEndpoint endpoint() {
    return endpoint;
  }
}
