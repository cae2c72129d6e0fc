package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A terminal whose queue came back without a leader after a broker's death. */
@ExtendWith(StackExtension.class)
@OwnServers
@Tag("native")
@Timeout(400)
class DeadQueueIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST_ATTEMPTS = 5;

  @TempDir private Path home;

  @Test
  void makesItsQueueAnewAndMissesNothing(StackAddresses unused) throws Exception {
    StackOptions options = new StackOptions(1, BackendChoice.NATIVE);
    try (Stack stack = StackExtension.startOwn(home.resolve("stack"), options)) {
      AmqpEndpoint endpoint = AmqpEndpoint.parse(stack.amqp());
      publish(endpoint, 0, 3);
      StackServer broker = stack.brokerNodes().getFirst();
      broker.stop(); // a stream may die, too, of a kill in the second of its declaration
      broker.start();
      String name = deadTerminal(endpoint, broker);
      await().atMost(PATIENCE).ignoreExceptions().until(() -> isHistoryThere(endpoint));

      List<String> published = new ArrayList<>(publish(endpoint, 3, 6));
      try (TerminalProcess terminal = TerminalProcess.start(home, stack.amqp(), name, "--json")) {
        await().atMost(PATIENCE).until(() -> terminal.lines().containsAll(published));
        await().atMost(PATIENCE).until(() -> terminal.messages().contains("queue is made again"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> consumers(endpoint, name) == 1);
        assertThat(isDead(endpoint, name)).isFalse();
        published.addAll(publish(endpoint, 6, 8));
        await().atMost(PATIENCE).until(() -> terminal.lines().containsAll(published));
        assertThat(terminal.lines()).doesNotHaveDuplicates();
      }
    }
  }

  private static String deadTerminal(AmqpEndpoint endpoint, StackServer broker) throws Exception {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      String terminal = "dead-" + attempt;
      Connection connection = endpoint.connect("test");
      Topology.declaring().terminal(connection.createChannel(), terminal);
      broker.kill();
      connection.abort();
      broker.start();
      if (isDead(endpoint, terminal)) {
        return terminal;
      }
    }
    throw new AssertionError("no queue was dead after " + MOST_ATTEMPTS + " attempts");
  }

  /** A stream takes a moment to run again after the broker's start. */
  private static boolean isHistoryThere(AmqpEndpoint endpoint) throws Exception {
    try (Connection connection = endpoint.connect("test")) {
      Topology.declaring().windows(connection.createChannel());
      return true;
    }
  }

  private static boolean isDead(AmqpEndpoint endpoint, String terminal) throws Exception {
    try (Connection connection = endpoint.connect("test")) {
      Channel channel = connection.createChannel();
      channel.confirmSelect();
      channel.basicPublish("", Topology.terminalQueue(terminal), null, new byte[] {1});
      return !channel.waitForConfirms(3000);
    } catch (TimeoutException e) {
      return true;
    }
  }

  private static long consumers(AmqpEndpoint endpoint, String terminal) throws Exception {
    try (Connection connection = endpoint.connect("test")) {
      return connection.createChannel().consumerCount(Topology.terminalQueue(terminal));
    }
  }

  /** To the history, and to whatever terminals' queues take it. */
  private static List<String> publish(AmqpEndpoint endpoint, int from, int to) throws Exception {
    List<String> bodies = new ArrayList<>();
    // The broker may end a connection that publishes to a dead queue.
    Connection live = endpoint.connect("live");
    try (Connection connection = endpoint.connect("test")) {
      Channel channel = connection.createChannel();
      Topology.declaring().windows(channel);
      Channel fanout = live.createChannel();
      channel.confirmSelect();
      for (int window = from; window < to; window++) {
        byte[] body = WindowSummaryCodec.encode(Samples.summary(window, 1));
        channel.basicPublish(
            Topology.HISTORY_EXCHANGE, "", MessageProperties.PERSISTENT_BASIC, body);
        fanout.basicPublish(
            Topology.WINDOWS_EXCHANGE, "", MessageProperties.PERSISTENT_BASIC, body);
        bodies.add(Samples.json(Samples.summary(window, 1)));
      }
      channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    } finally {
      live.abort();
    }
    return bodies;
  }
}
