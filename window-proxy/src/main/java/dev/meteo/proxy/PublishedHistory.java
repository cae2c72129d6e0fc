package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Reads what was published within the retention from the stream of summaries, up to now. A stream
 * does not tell where it ends: a mark is written to it and read again, and all that was confirmed
 * before lies before it.
 */
final class PublishedHistory {
  private static final int PREFETCH = 1000;
  private static final int ACK_EVERY = 250;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  /** Clocks of brokers, proxies and Redis differ, and a stream is entered by whole chunks. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private static final byte[] MARK = "{}".getBytes(StandardCharsets.UTF_8);

  private final StoreConnection store;
  private final Retention retention;

  /** After a reading in which nothing came, as a wrong clock can have it. */
  private boolean fromFirst;

  PublishedHistory(StoreConnection store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  /** Gives each summary's body, the oldest first. Blocks. */
  void read(Connection connection, Consumer<byte[]> each) throws IOException, InterruptedException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no further channel"));
    try (channel) {
      read(channel, begin(), each);
    } catch (TimeoutException e) {
      throw new IOException("the broker did not close a channel in time", e);
    }
  }

  /** Where to begin: what was published before the retention is never revised. */
  private Object begin() throws StoreException {
    if (fromFirst || retention.duration().isEmpty()) {
      return "first";
    }
    Instant own = Instant.now();
    Instant redis = new WindowStore(store).time();
    Instant now = own.isBefore(redis) ? own : redis;
    return Date.from(now.minus(retention.duration().get()).minus(MARGIN));
  }

  private void read(Channel channel, Object begin, Consumer<byte[]> each)
      throws IOException, InterruptedException {
    String name = UUID.randomUUID().toString();
    channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named(name), MARK);
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    channel.basicQos(PREFETCH);
    channel.basicConsume(
        Topology.HISTORY_STREAM,
        false,
        Map.of("x-stream-offset", begin),
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

  private Delivery next(Channel channel, BlockingQueue<Delivery> deliveries)
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
        fromFirst = true;
        throw new IOException(
            "nothing came from %s for %d s"
                .formatted(Topology.HISTORY_STREAM, LONGEST_SILENCE.toSeconds()));
      }
      delivery = deliveries.poll(200, TimeUnit.MILLISECONDS);
    }
    return delivery;
  }
}
