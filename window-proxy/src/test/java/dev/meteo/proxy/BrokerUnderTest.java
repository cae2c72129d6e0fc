package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.StackServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What these tests see of a broker and do to it, on a connection for each. */
final class BrokerUnderTest {
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final int MOST_ATTEMPTS = 5;

  private final AmqpEndpoint endpoint;

  BrokerUnderTest(String amqp) {
    this.endpoint = AmqpEndpoint.parse(amqp);
  }

  /** Something to do on a channel. */
  @FunctionalInterface
  interface Deed<T> {
    T on(Channel channel) throws Exception;
  }

  <T> T on(Deed<T> deed) throws Exception {
    try (Connection connection = endpoint.connect("test");
        Channel channel = connection.createChannel()) {
      return deed.on(channel);
    }
  }

  boolean has(String queue) throws Exception {
    try {
      return on(channel -> channel.queueDeclarePassive(queue)) != null;
    } catch (IOException e) {
      return false; // the channel is closed with a 404
    }
  }

  /** The message ids of all that is in the history: window and revision. */
  List<String> history() throws Exception {
    return on(
        channel -> {
          String end = UUID.randomUUID().toString();
          channel.confirmSelect();
          channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named(end), new byte[2]);
          channel.waitForConfirmsOrDie(QUIET.toMillis());
          BlockingQueue<Delivery> messages = new LinkedBlockingQueue<>();
          channel.basicQos(1000);
          channel.basicConsume(
              Topology.HISTORY_STREAM,
              false,
              Map.of("x-stream-offset", "first"),
              (tag, message) -> messages.add(message),
              tag -> {});
          List<String> ids = new ArrayList<>();
          Delivery message = messages.poll(10, TimeUnit.SECONDS);
          while (message != null && !end.equals(message.getProperties().getMessageId())) {
            if (!HistoryMark.isMark(message.getProperties())) {
              ids.add(message.getProperties().getMessageId());
            }
            channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
            message = messages.poll(10, TimeUnit.SECONDS);
          }
          return ids;
        });
  }

  /**
   * Has the broker die right after it declared a terminal's queue, until one of them comes back
   * without a leader.
   *
   * @return the dead queue's name
   */
  String deadTerminalQueue(StackServer broker) throws Exception {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      String terminal = "dead-" + attempt;
      Connection connection = endpoint.connect("test");
      Topology.declaring().terminal(connection.createChannel(), terminal);
      broker.kill();
      connection.abort();
      broker.start();
      String queue = Topology.terminalQueue(terminal);
      if (isDead(queue)) {
        return queue;
      }
      on(channel -> channel.queueDelete(queue));
    }
    throw new AssertionError("no queue was dead after " + MOST_ATTEMPTS + " attempts");
  }

  /** Its channel would not be closed in time. */
  private boolean isDead(String queue) throws Exception {
    Connection connection = endpoint.connect("test");
    try {
      Channel channel = connection.createChannel();
      channel.confirmSelect();
      channel.basicPublish("", queue, null, new byte[] {1});
      return !channel.waitForConfirms(QUIET.toMillis());
    } catch (TimeoutException e) {
      return true;
    } finally {
      connection.abort(1000);
    }
  }
}
