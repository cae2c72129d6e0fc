package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
@Timeout(60)
class PublishedHistoryIT {
  private final String amqp;
  private Connection broker;
  private Channel channel;
  private PublishedHistory history;

  PublishedHistoryIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @BeforeEach
  void open() throws Exception {
    broker = AmqpEndpoint.parse(amqp).connect("published-history-it");
    channel = broker.createChannel();
    channel.confirmSelect();
    remake();
    history = new PublishedHistory(broker);
  }

  @AfterEach
  void close() throws Exception {
    broker.close();
  }

  @Test
  void readsFromACheckpointOn() throws Exception {
    publish("a", "b");
    assertThat(read(Optional.empty())).containsExactly("a", "b");
    String after = history.end();
    publish("c", "d");

    assertThat(read(Optional.of(after))).containsExactly("c", "d");
    assertThat(read(Optional.empty())).containsExactly("a", "b", "c", "d");
  }

  @Test
  void readsAllOfAStreamThatWasMadeAgain() throws Exception {
    publish("a", "b", "c");
    String shorter = history.end();
    publish("d", "e", "f");
    String longer = history.end();
    remake();
    publish("g", "h", "i", "j");

    assertThat(read(Optional.of(shorter))).containsExactly("g", "h", "i", "j");
    assertThat(read(Optional.of(longer))).containsExactly("g", "h", "i", "j");
    assertThat(read(Optional.of("9999999 00000000-0000-0000-0000-000000000000")))
        .containsExactly("g", "h", "i", "j");
    assertThat(read(Optional.of("garbage"))).containsExactly("g", "h", "i", "j");
  }

  private List<String> read(Optional<String> checkpoint) throws Exception {
    List<String> bodies = new ArrayList<>();
    history.read(
        checkpoint, Optional.empty(), body -> bodies.add(new String(body, StandardCharsets.UTF_8)));
    return bodies;
  }

  private void remake() throws Exception {
    channel.queueDelete(Topology.HISTORY_STREAM);
    Topology.declaring().windows(channel);
  }

  private void publish(String... bodies) throws Exception {
    for (String body : bodies) {
      channel.basicPublish(
          "", Topology.HISTORY_STREAM, null, body.getBytes(StandardCharsets.UTF_8));
    }
    channel.waitForConfirmsOrDie(20_000);
  }
}
