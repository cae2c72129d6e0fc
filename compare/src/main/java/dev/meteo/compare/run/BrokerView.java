package dev.meteo.compare.run;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Looks at the broker between runs, each time on a connection of its own. */
final class BrokerView {
  private static final int CLOSE_TIMEOUT_MS = 500;

  private final AmqpEndpoint endpoint;

  BrokerView(String amqp) {
    this.endpoint = AmqpEndpoint.parse(amqp);
  }

  @FunctionalInterface
  private interface Use<T> {
    T on(Channel channel) throws IOException;
  }

  private <T> T use(Use<T> use) throws IOException {
    try {
      Connection connection = endpoint.connect("compare");
      try {
        return use.on(connection.createChannel());
      } finally {
        connection.abort(CLOSE_TIMEOUT_MS);
      }
    } catch (TimeoutException e) {
      throw new IOException("RabbitMQ does not answer", e);
    }
  }

  /** How many consume readings; 0 while there is no queue. */
  long workers() {
    try {
      return use(channel -> channel.consumerCount(Topology.READINGS_QUEUE));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Deletes all queues and exchanges that a run has used. */
  void wipe(List<String> terminals) throws IOException {
    use(
        channel -> {
          channel.queueDelete(Topology.READINGS_QUEUE);
          channel.queueDelete(Topology.DEAD_QUEUE);
          channel.queueDelete(Topology.HISTORY_STREAM);
          for (String terminal : terminals) {
            channel.queueDelete(Topology.terminalQueue(terminal));
          }
          for (String exchange :
              List.of(
                  Topology.READINGS_EXCHANGE,
                  Topology.DEAD_EXCHANGE,
                  Topology.HISTORY_EXCHANGE,
                  Topology.WINDOWS_EXCHANGE)) {
            channel.exchangeDelete(exchange);
          }
          return true;
        });
  }
}
