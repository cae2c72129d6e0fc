package dev.meteo.bench;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Looks at queues, and removes them. For one thread. */
final class Queues implements AutoCloseable {
  private static final int CLOSE_TIMEOUT_MS = 500;
  private static final int LISTENER_LENGTH = 1000;

  private final Connection connection;
  private final Channel channel;

  private Queues(Connection connection, Channel channel) {
    this.connection = connection;
    this.channel = channel;
  }

  static Queues connect(String amqp) throws IOException {
    try {
      Connection connection = AmqpEndpoint.parse(amqp).connect("bench");
      return new Queues(connection, connection.createChannel());
    } catch (TimeoutException e) {
      throw new IOException("RabbitMQ does not answer", e);
    }
  }

  /** How many messages wait in a queue, without those that a consumer holds. */
  long waiting(String queue) throws IOException {
    return channel.messageCount(queue);
  }

  /** Makes an exchange and a quorum queue of one name. */
  void declare(String name, String exchangeType, String bindingKey) throws IOException {
    channel.exchangeDeclare(name, exchangeType, true);
    channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
    channel.queueBind(name, name, bindingKey);
  }

  /** Deletes the exchange and the queue of this name and what is in it, if they are there. */
  void delete(String name) throws IOException {
    channel.queueDelete(name);
    channel.exchangeDelete(name);
  }

  /** Deletes all of Meteo's exchanges and queues, also those of other versions. */
  void deleteAll() throws IOException {
    for (String name :
        List.of(
            Topology.READINGS_QUEUE,
            Topology.DEAD_QUEUE,
            "meteo.windows",
            "meteo.history",
            "meteo.signs",
            Topology.STORED_EXCHANGE,
            "meteo.terminal.bench")) {
      delete(name);
    }
  }

  /** Listens to what counts, with a bounded queue that the broker writes to disk. */
  void listen(String name) throws IOException {
    channel.exchangeDeclare(Topology.STORED_EXCHANGE, "topic", true);
    channel.queueDeclare(
        name,
        true,
        false,
        false,
        Map.of(
            "x-queue-type", "quorum",
            "x-max-length", LISTENER_LENGTH,
            "x-overflow", "drop-head"));
    channel.queueBind(name, Topology.STORED_EXCHANGE, "stored.#");
    channel.basicConsume(name, true, (tag, message) -> {}, tag -> {});
  }

  @Override
  public void close() {
    connection.abort(CLOSE_TIMEOUT_MS);
  }
}
