package dev.meteo.worker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import dev.meteo.messages.Shard;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what counts on one channel and hears what became of it. One thread publishes; confirms
 * come on the connection's I/O thread. Not mandatory: where nobody listens, the broker drops it.
 */
final class TellingChannel {
  /** So much may be unconfirmed: enough for a round trip, and little for a socket to take in. */
  private static final int WINDOW_BYTES = 4 * 1024 * 1024;

  private static final BasicProperties PERSISTENT =
      new BasicProperties.Builder().contentType("application/json").deliveryMode(2).build();

  /** A message that is not confirmed yet. */
  static final class Message {
    private final Telling telling;
    private final byte[] body;

    /** Keeps the body, not a copy. */
    Message(Telling telling, byte[] body) {
      this.telling = telling;
      this.body = body;
    }

    Telling telling() {
      return telling;
    }

    byte[] body() {
      return body;
    }
  }

  private final Channel channel;
  private final Consumer<Telling> whenRefused;
  private final Semaphore window = new Semaphore(WINDOW_BYTES);
  private final ConcurrentNavigableMap<Long, Message> unconfirmed = new ConcurrentSkipListMap<>();

  /**
   * Puts the channel into confirm mode.
   *
   * @param whenRefused hears of what a listener's queue would not take; must not block
   */
  TellingChannel(Channel channel, Consumer<Telling> whenRefused) throws IOException {
    this.channel = channel;
    this.whenRefused = whenRefused;
    channel.confirmSelect();
    channel.addConfirmListener(
        (tag, multiple) -> answered(tag, multiple, true),
        (tag, multiple) -> answered(tag, multiple, false));
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Blocks until there is room for a message, but not for long; says whether there is. */
  boolean awaitRoom(Message message, long timeoutMs) throws InterruptedException {
    return window.tryAcquire(size(message), timeoutMs, TimeUnit.MILLISECONDS);
  }

  /** Publishes a message that room was found for. May block as long as the broker reads nothing. */
  void publish(Message message) throws IOException {
    unconfirmed.put(channel.getNextPublishSeqNo(), message);
    try {
      channel.basicPublish(
          Topology.STORED_EXCHANGE,
          Shard.routingKey(message.telling().shard()),
          PERSISTENT,
          message.body());
    } catch (AlreadyClosedException e) {
      throw new IOException("the channel is closed: " + e.getMessage(), e);
    }
  }

  /** Whether the broker owes the confirm of something that was given up meanwhile. */
  boolean isOverdue() {
    Map.Entry<Long, Message> oldest = unconfirmed.firstEntry();
    return oldest != null && oldest.getValue().telling().isSettled();
  }

  /** What the broker never answered, in the order of publishing. */
  List<Message> unconfirmed() {
    return new ArrayList<>(unconfirmed.values());
  }

  private void answered(long tag, boolean multiple, boolean told) {
    if (!multiple) {
      answered(unconfirmed.remove(tag), told);
      return;
    }
    while (true) {
      Map.Entry<Long, Message> first = unconfirmed.firstEntry();
      if (first == null || first.getKey() > tag) {
        return;
      }
      answered(unconfirmed.remove(first.getKey()), told);
    }
  }

  private void answered(@Nullable Message message, boolean told) {
    if (message == null) {
      return;
    }
    window.release(size(message));
    if (told) {
      message.telling().confirmed();
    } else if (message.telling().giveUp()) {
      whenRefused.accept(message.telling());
    }
  }

  private static int size(Message message) {
    return Math.min(WINDOW_BYTES, message.body().length);
  }
}
