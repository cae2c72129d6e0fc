package dev.meteo.terminal.feed;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the connection's threads hear to the session's one thread. Prefetch bounds it, only
 * the latest signs wait in it, and putting never blocks.
 */
final class Inbox {
  private static final String OFFSET_HEADER = "x-stream-offset";

  private final BlockingQueue<Inbound> inbounds = new LinkedBlockingQueue<>();

  void put(Inbound inbound) {
    if (inbound instanceof Inbound.Signs) {
      inbounds.removeIf(Inbound.Signs.class::isInstance); // no prefetch bounds them
    }
    inbounds.add(inbound);
  }

  /**
   * Blocks until something has come, and takes what else is there.
   *
   * @param atMost how long to wait; null for ever
   * @return empty when nothing came in time
   */
  List<Inbound> take(@Nullable Duration atMost, int limit) throws InterruptedException {
    Inbound first =
        atMost == null
            ? inbounds.take()
            : inbounds.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    List<Inbound> taken = new ArrayList<>();
    if (first != null) {
      taken.add(first);
      inbounds.drainTo(taken, limit - 1);
    }
    return taken;
  }

  /** From now on, or from when it happened, the channel's end is an inbound. */
  void watch(Channel channel) {
    channel.addShutdownListener(this::closed);
  }

  /** Has the queue's messages delivered here, to be acknowledged. */
  void consume(Channel channel, String queue) throws IOException {
    channel.basicConsume(
        queue,
        false,
        (consumerTag, message) -> put(new Inbound.Delivery(channel, message)),
        consumerTag -> cancelled(queue));
  }

  /** The same of the history, whose end is not the session's. */
  void follow(Channel channel, String stream, Map<String, Object> arguments) throws IOException {
    channel.basicConsume(
        stream,
        false,
        arguments,
        (consumerTag, message) -> put(new Inbound.Delivery(channel, message)),
        consumerTag -> put(new Inbound.HistoryGone()));
  }

  private void cancelled(String queue) {
    String reason = "the broker cancelled the consumer of " + queue;
    put(new Inbound.Broken(reason, new IOException(reason)));
  }

  static long historyOffset(BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    return headers != null && headers.get(OFFSET_HEADER) instanceof Number offset
        ? offset.longValue()
        : -1;
  }

  private void closed(ShutdownSignalException signal) {
    put(new Inbound.Broken("the connection or a channel was closed", signal));
  }
}
