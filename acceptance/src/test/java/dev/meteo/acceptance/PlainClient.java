package dev.meteo.acceptance;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.AmqpEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/**
 * What any client of the broker can do, in the broker's words: the names here are written out, not
 * taken from the roles' code. One thread uses it.
 */
final class PlainClient implements AutoCloseable {
  private static final Duration LONGEST_CONFIRM = Duration.ofSeconds(60);

  private final Connection connection;
  private final Channel channel;
  private final Set<String> queues =
      new HashSet<>(
          List.of("meteo.readings", "meteo.dead", "meteo.history", "meteo.historian.main"));

  private PlainClient(Connection connection, Channel channel) {
    this.connection = connection;
    this.channel = channel;
  }

  static PlainClient connect(AmqpEndpoint endpoint) throws IOException, TimeoutException {
    Connection connection = endpoint.connect("meteo-acceptance");
    Channel channel = connection.createChannel();
    channel.confirmSelect();
    return new PlainClient(connection, channel);
  }

  /** Has {@link #wipe} delete the queue of a terminal, too. */
  void expectTerminal(String terminal) {
    queues.add("meteo.terminal." + terminal);
  }

  /** Deletes what roles create. */
  void wipe() throws IOException {
    for (String queue : queues) {
      channel.queueDelete(queue);
    }
    for (String exchange :
        List.of(
            "meteo.readings",
            "meteo.dead",
            "meteo.history",
            "meteo.windows",
            "meteo.signs",
            "meteo.stored")) {
      channel.exchangeDelete(exchange);
    }
  }

  /** Deletes a queue with what is in it. */
  void delete(String queue) throws IOException {
    channel.queueDelete(queue);
  }

  /** Publishes a persistent message; see {@link #awaitConfirms}. */
  void publish(String routingKey, byte[] body) throws IOException {
    channel.basicPublish(
        "meteo.readings", routingKey, true, MessageProperties.MINIMAL_PERSISTENT_BASIC, body);
  }

  void publish(String routingKey, String body) throws IOException {
    publish(routingKey, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until the broker has all that was published. */
  void awaitConfirms() throws IOException, InterruptedException, TimeoutException {
    channel.waitForConfirmsOrDie(LONGEST_CONFIRM.toMillis());
  }

  /** Has a copy of every reading that is published from now on kept for {@link #take}. */
  String tapReadings() throws IOException {
    return tap("meteo.readings", "fanout");
  }

  /** Has a copy of all that is published to an exchange from now on kept for {@link #take}. */
  String tap(String exchange, String type) throws IOException {
    channel.exchangeDeclare(exchange, type, true);
    String queue = channel.queueDeclare().getQueue();
    channel.queueBind(queue, exchange, "#");
    return queue;
  }

  /** Messages that wait in a queue, without those that a consumer holds; 0 if there is none. */
  int ready(String queue) throws IOException {
    return declared(queue).map(AMQP.Queue.DeclareOk::getMessageCount).orElse(0);
  }

  int consumers(String queue) throws IOException {
    return declared(queue).map(AMQP.Queue.DeclareOk::getConsumerCount).orElse(0);
  }

  /** On a channel of its own, which the broker closes when there is no such queue. */
  private Optional<AMQP.Queue.DeclareOk> declared(String queue) throws IOException {
    Channel question = connection.createChannel();
    AMQP.Queue.DeclareOk answer;
    try {
      answer = question.queueDeclarePassive(queue);
    } catch (IOException e) {
      if (question.isOpen()) {
        throw e;
      }
      return Optional.empty();
    }
    question.abort();
    return Optional.of(answer);
  }

  /** Takes one message out of a queue. */
  Optional<GetResponse> take(String queue) throws IOException {
    return Optional.ofNullable(channel.basicGet(queue, true));
  }

  /** Takes whatever comes into a queue from now on, as it comes. */
  Queue<Delivery> consume(String queue) throws IOException {
    Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    connection
        .createChannel()
        .basicConsume(queue, true, (tag, delivery) -> deliveries.add(delivery), tag -> {});
    return deliveries;
  }

  /** Takes all that is in a queue. */
  List<byte[]> takeAll(String queue) throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    for (Optional<GetResponse> got = take(queue); got.isPresent(); got = take(queue)) {
      bodies.add(got.get().getBody());
    }
    return bodies;
  }

  /** Whether the broker was there all the time. */
  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    connection.abort();
  }
}
