package dev.meteo.terminal;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.SignsOfLifeCodec;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Publishes windows of a second one after the other, as the window proxy would. */
final class WindowFeeder {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration LENGTH = Duration.ofSeconds(1);

  private final Connection connection;
  private final Channel channel;
  private final String terminal;
  private Instant next;
  private boolean listened;

  /**
   * @param next where the first window starts
   */
  WindowFeeder(Connection connection, String terminal, Instant next) throws IOException {
    this.connection = connection;
    this.terminal = terminal;
    this.next = next;
    channel = connection.createChannel();
    channel.confirmSelect();
    Topology.declaring().windows(channel);
  }

  /** Where the next window will start. */
  Instant next() {
    return next;
  }

  void publish(int windows) throws Exception {
    if (!listened) {
      await().atMost(PATIENCE).until(this::isListening);
      listened = true;
    }
    for (int i = 0; i < windows; i++) {
      double mean = 0.5 + (next.getEpochSecond() % 40) / 100.0;
      WindowSummary summary = Samples.summary(next, LENGTH, mean, 1 - mean);
      next = summary.end();
      for (String exchange : List.of(Topology.HISTORY_EXCHANGE, Topology.WINDOWS_EXCHANGE)) {
        channel.basicPublish(
            exchange, "", MessageProperties.PERSISTENT_BASIC, WindowSummaryCodec.encode(summary));
      }
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
  }

  /** Tells of five sensors, one of them silent, and three workers. */
  void tell() throws IOException {
    channel.basicPublish(
        Topology.SIGNS_EXCHANGE,
        "",
        MessageProperties.MINIMAL_BASIC,
        SignsOfLifeCodec.encode(Signs.came(Instant.now(), 5, 1).signs()));
  }

  void deleteQueue() throws IOException {
    channel.queueDelete(Topology.terminalQueue(terminal));
  }

  /** The terminal's queue is bound before it is consumed. */
  private boolean isListening() throws TimeoutException {
    try (Channel asking = connection.createChannel()) {
      String queue = Topology.terminalQueue(terminal);
      return asking.queueDeclarePassive(queue).getConsumerCount() > 0;
    } catch (IOException missing) {
      return false; // a channel does not survive asking for a queue that is not there
    }
  }
}
