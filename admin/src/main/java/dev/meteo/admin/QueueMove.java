package dev.meteo.admin;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Moves all messages of a queue to another one: each is taken out once the other queue has it, so
 * that an interruption leaves it in one of the two, or in both. For one thread.
 */
final class QueueMove implements AutoCloseable {
  private static final int OUTSTANDING = 200;
  private static final int PERSISTENT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Channel reading;
  private final Channel publishing;
  private final String from;
  private final String to;
  private final Progress progress;
  private final Queue<Long> confirmed = new ConcurrentLinkedQueue<>();
  private volatile boolean refused;

  private QueueMove(
      Channel reading, Channel publishing, String from, String to, Progress progress) {
    this.reading = reading;
    this.publishing = publishing;
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  static QueueMove open(Connection connection, String from, String to, Progress progress)
      throws IOException {
    return new QueueMove(
        connection.createChannel(), connection.createChannel(), from, to, progress);
  }

  /**
   * Blocks until the queue is empty.
   *
   * @throws IOException when that is not certain
   */
  void run() throws IOException, InterruptedException {
    ConfirmingPublisher<Long> publisher =
        new ConfirmingPublisher<>(publishing, OUTSTANDING, this::answered);
    @Nullable GetResponse message = reading.basicGet(from, false);
    while (message != null) {
      publisher.publish(
          "",
          to,
          copied(message.getProps()),
          message.getBody(),
          message.getEnvelope().getDeliveryTag());
      progress.moved();
      removeConfirmed();
      message = reading.basicGet(from, false);
      if (message == null) {
        boolean all = publisher.awaitAll(PATIENCE);
        removeConfirmed();
        if (!all) {
          throw new IOException("the broker does not confirm what goes to " + to);
        }
        message = reading.basicGet(from, false);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reading.abort();
    publishing.abort();
  }

  private void answered(Long deliveryTag, Outcome outcome) {
    if (outcome == Outcome.CONFIRMED) {
      confirmed.add(deliveryTag);
    } else {
      refused = true;
    }
  }

  private void removeConfirmed() throws IOException {
    Long tag = confirmed.poll();
    while (tag != null) {
      reading.basicAck(tag, false);
      tag = confirmed.poll();
    }
    if (refused) {
      throw new IOException("the queue " + to + " does not take a message");
    }
  }

  /**
   * As it was, but for what would have the broker refuse it, expire it or route it elsewhere as
   * well.
   */
  static BasicProperties copied(BasicProperties properties) {
    Map<String, Object> headers = new HashMap<>();
    if (properties.getHeaders() != null) {
      headers.putAll(properties.getHeaders());
    }
    headers.remove("CC");
    headers.remove("BCC");
    headers.remove("x-stream-offset");
    return properties
        .builder()
        .headers(headers)
        .deliveryMode(PERSISTENT)
        .expiration(null)
        .userId(null)
        .build();
  }
}
