package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Reads the stream of published summaries from its begin up to now. A stream does not tell where it
 * ends: a mark is written to it and read again, and all that was confirmed before lies before it.
 */
final class PublishedHistory {
  private static final int PREFETCH = 1000;
  private static final int ACK_EVERY = 250;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
  private static final byte[] MARK = "{}".getBytes(StandardCharsets.UTF_8);

  private final Connection connection;

  PublishedHistory(Connection connection) {
    this.connection = connection;
  }

  /** Gives each summary's body, the oldest first. Blocks. */
  void read(Consumer<byte[]> each) throws IOException, InterruptedException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no further channel"));
    try (channel) {
      read(channel, each);
    } catch (TimeoutException e) {
      throw new IOException("the broker did not close a channel in time", e);
    }
  }

  private static void read(Channel channel, Consumer<byte[]> each)
      throws IOException, InterruptedException {
    String name = UUID.randomUUID().toString();
    channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named(name), MARK);
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    channel.basicQos(PREFETCH);
    channel.basicConsume(
        Topology.HISTORY_STREAM,
        false,
        Map.of("x-stream-offset", "first"),
        (tag, delivery) -> deliveries.add(delivery),
        tag -> {});
    int read = 0;
    Delivery delivery = next(channel, deliveries);
    while (!name.equals(delivery.getProperties().getMessageId())) {
      if (!HistoryMark.isMark(delivery.getProperties())) {
        each.accept(delivery.getBody());
      }
      read++;
      if (read % ACK_EVERY == 0) {
        channel.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
      }
      delivery = next(channel, deliveries);
    }
  }

  private static Delivery next(Channel channel, BlockingQueue<Delivery> deliveries)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + LONGEST_SILENCE.toNanos();
    Delivery delivery = deliveries.poll();
    while (delivery == null) {
      if (!channel.isOpen()) {
        throw new IOException(
            "cannot read "
                + Topology.HISTORY_STREAM
                + ": "
                + channel.getCloseReason().getMessage());
      }
      if (System.nanoTime() - until > 0) {
        throw new IOException(
            "nothing came from %s for %d s"
                .formatted(Topology.HISTORY_STREAM, LONGEST_SILENCE.toSeconds()));
      }
      delivery = deliveries.poll(200, TimeUnit.MILLISECONDS);
    }
    return delivery;
  }
}
