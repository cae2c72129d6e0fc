package dev.meteo.admin;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.HistoryMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Copies a stream of summaries to another one, up to a mark that it writes to know the end. For one
 * thread.
 */
final class StreamCopy {
  private static final int PREFETCH = 500;
  private static final int ACK_EVERY = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] MARK = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String OFFSET = "x-stream-offset";

  private final Connection connection;
  private final String from;
  private final String to;
  private final Progress progress;
  private long next;
  private volatile boolean refused;

  StreamCopy(Connection connection, String from, String to, Progress progress) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * Copies all that was not copied by an earlier call. Blocks.
   *
   * @throws IOException when not all of it is certain to be in the other stream
   */
  void run() throws IOException, InterruptedException {
    Channel reading = connection.createChannel();
    Channel publishing = connection.createChannel();
    ConfirmingPublisher<Long> publisher =
        new ConfirmingPublisher<>(publishing, PREFETCH, this::answered);
    String end = UUID.randomUUID().toString();
    reading.basicPublish("", from, HistoryMark.named(end), MARK);
    BlockingQueue<Delivery> deliveries = consume(reading);
    Delivery delivery = take(reading, deliveries);
    for (int read = 1; !end.equals(delivery.getProperties().getMessageId()); read++) {
      copy(delivery, publisher);
      if (read % ACK_EVERY == 0) {
        reading.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
      }
      delivery = take(reading, deliveries);
    }
    if (!publisher.awaitAll(PATIENCE) || refused) {
      throw new IOException("the stream " + to + " does not take all summaries");
    }
    next = offset(delivery) + 1;
    reading.abort();
    publishing.abort();
  }

  private void copy(Delivery delivery, ConfirmingPublisher<Long> publisher)
      throws IOException, InterruptedException {
    long offset = offset(delivery);
    if (offset >= next && !HistoryMark.isMark(delivery.getProperties())) {
      publisher.publish(
          "", to, QueueMove.copied(delivery.getProperties()), delivery.getBody(), offset);
      progress.moved();
    }
  }

  private BlockingQueue<Delivery> consume(Channel channel) throws IOException {
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    channel.basicQos(PREFETCH);
    channel.basicConsume(
        from,
        false,
        Map.of(OFFSET, next == 0 ? "first" : Long.valueOf(next)),
        (tag, delivery) -> deliveries.add(delivery),
        tag -> {});
    return deliveries;
  }

  private Delivery take(Channel channel, BlockingQueue<Delivery> deliveries)
      throws IOException, InterruptedException {
    Delivery delivery = deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (delivery == null) {
      throw new IOException(
          channel.isOpen()
              ? "nothing came from %s for %d s".formatted(from, PATIENCE.toSeconds())
              : "cannot read " + from + ": " + channel.getCloseReason().getMessage());
    }
    return delivery;
  }

  private static long offset(Delivery delivery) {
    return delivery.getProperties().getHeaders().get(OFFSET) instanceof Number offset
        ? offset.longValue()
        : -1;
  }

  private void answered(Long offset, Outcome outcome) {
    refused = refused || outcome != Outcome.CONFIRMED;
  }
}
