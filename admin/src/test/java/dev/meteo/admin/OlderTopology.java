package dev.meteo.admin;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Exchanges and queues as the version before this one declared them, with messages. */
final class OlderTopology {
  static final String TERMINAL = "migrate-it";

  private static final Map<String, Object> READINGS =
      Map.of(
          "x-queue-type", "quorum",
          "x-quorum-initial-group-size", 3,
          "x-delivery-limit", 100,
          "x-dead-letter-exchange", "meteo.dead",
          "x-dead-letter-strategy", "at-least-once",
          "x-overflow", "reject-publish");
  private static final Map<String, Object> DEAD =
      Map.of(
          "x-queue-type", "quorum",
          "x-quorum-initial-group-size", 3,
          "x-delivery-limit", 1_000_000);
  private static final Map<String, Object> HISTORY =
      Map.of(
          "x-queue-type", "stream",
          "x-stream-max-segment-size-bytes", 8_000_000,
          "x-max-age", "86400s");

  private final Channel channel;

  /** Puts the channel into confirm mode. */
  OlderTopology(Channel channel) throws IOException {
    this.channel = channel;
    channel.confirmSelect();
  }

  void delete() throws IOException {
    for (String queue :
        new String[] {
          "meteo.readings",
          "meteo.dead",
          "meteo.history",
          DeadConversion.STAND_IN,
          HistoryConversion.STAND_IN,
          Topology.terminalQueue(TERMINAL)
        }) {
      channel.queueDelete(queue);
    }
    for (String exchange :
        new String[] {"meteo.readings", "meteo.dead", "meteo.windows", "meteo.history"}) {
      channel.exchangeDelete(exchange);
    }
  }

  void declare() throws IOException {
    channel.exchangeDeclare("meteo.dead", "fanout", true);
    channel.queueDeclare("meteo.dead", true, false, false, DEAD);
    channel.queueBind("meteo.dead", "meteo.dead", "");
    channel.exchangeDeclare("meteo.readings", "topic", true);
    channel.queueDeclare("meteo.readings", true, false, false, READINGS);
    channel.queueBind("meteo.readings", "meteo.readings", "#");
    channel.exchangeDeclare("meteo.windows", "fanout", true);
    channel.queueDeclare("meteo.history", true, false, false, HISTORY);
    channel.queueBind("meteo.history", "meteo.windows", "");
    Topology.declaring().terminal(channel, TERMINAL);
  }

  /** So many messages in each queue, numbered; waits for the confirms. */
  void fill(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      publish("meteo.readings", "air.roof-" + i, "reading " + i);
      publish("meteo.dead", "", "letter " + i);
      publish("meteo.windows", "", "summary " + i);
    }
    channel.waitForConfirmsOrDie(60_000);
  }

  private void publish(String exchange, String key, String body) throws IOException {
    BasicProperties properties =
        new BasicProperties.Builder()
            .deliveryMode(2)
            .messageId("id of " + body)
            .headers(Map.of("meteo-reason", body))
            .build();
    channel.basicPublish(exchange, key, true, properties, body.getBytes(StandardCharsets.UTF_8));
  }
}
