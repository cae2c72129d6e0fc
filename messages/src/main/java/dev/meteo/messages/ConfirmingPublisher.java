package dev.meteo.messages;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes mandatory messages on one channel and says of each what the broker did with it, with a
 * bounded number of them outstanding.
 *
 * <p>One thread publishes. The listener is called on the connection's I/O thread and must not
 * block. What is outstanding when the channel closes is unknown: {@link #unresolved()} has it, to
 * be published again on the next channel.
 *
 * @param <T> what the caller knows a message by
 */
public final class ConfirmingPublisher<T> {
  /** A confirm that takes longer than this will not come; the connection has to be replaced. */
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(30);

  private static final long POLL_MS = 100;

  /** What the broker did with a message. */
  public enum Outcome {
    /** It is safe in every queue that it was routed to. */
    CONFIRMED,
    /** It was routed to no queue and is gone. */
    RETURNED,
    /** The broker could not take it. */
    REFUSED
  }

  /** Hears the outcomes, on the connection's I/O thread. */
  @FunctionalInterface
  public interface Listener<T> {
    /** Called once for each message that the broker answered. */
    void completed(T message, Outcome outcome);

    /** The broker takes no messages for now, such as in a memory alarm. */
    default void blocked(String reason) {}

    /** The broker takes messages again. */
    default void unblocked() {}
  }

  private record Pending<T>(T message, long publishedNanos) {}

  private final Channel channel;
  private final int limit;
  private final Listener<T> listener;
  private final @Nullable WriteCork cork;
  private final Semaphore free;
  private final ConcurrentNavigableMap<Long, Pending<T>> outstanding =
      new ConcurrentSkipListMap<>();
  private final Set<Long> returned = ConcurrentHashMap.newKeySet();
  private volatile boolean blocked;

  /** Confirms are not overdue for having waited while the broker was blocked. */
  private volatile long unblockedNanos = System.nanoTime();

  private volatile @Nullable ShutdownSignalException closed;

  /**
   * Puts the channel into confirm mode.
   *
   * @param limit how many messages may be unanswered at a time
   */
  public ConfirmingPublisher(Channel channel, int limit, Listener<T> listener) throws IOException {
    this(channel, limit, listener, null);
  }

  /**
   * The same on a connection that sends through a cork.
   *
   * @param cork is held from each publication on until one has to wait for an answer, or {@link
   *     #flush()}
   */
  public ConfirmingPublisher(
      Channel channel, int limit, Listener<T> listener, @Nullable WriteCork cork)
      throws IOException {
    this.channel = channel;
    this.limit = limit;
    this.listener = listener;
    this.cork = cork;
    this.free = new Semaphore(limit);
    channel.confirmSelect();
    channel.addConfirmListener(
        (sequence, multiple) -> answered(sequence, multiple, Outcome.CONFIRMED),
        (sequence, multiple) -> answered(sequence, multiple, Outcome.REFUSED));
    // A return comes before its confirm, on the same thread.
    channel.addReturnListener(
        message -> returned.add(Long.valueOf(message.getProperties().getCorrelationId())));
    channel.addShutdownListener(this::closed);
    channel.getConnection().addBlockedListener(this::blocked, this::unblocked);
  }

  /**
   * Publishes, after waiting for room among the outstanding messages.
   *
   * @param properties as they are sent, but for the correlation id, which is this class's own
   * @throws IOException when the channel is closed or a confirm is overdue; whether this message
   *     reached the broker is then unknown. {@link #unresolved()} has it if it may have, and may
   *     not have it when it was never sent: the caller keeps it until it is {@code completed}
   */
  public void publish(
      String exchange, String routingKey, BasicProperties properties, byte[] body, T message)
      throws IOException, InterruptedException {
    awaitRoom();
    if (cork != null) {
      cork.hold();
    }
    long sequence = channel.getNextPublishSeqNo();
    outstanding.put(sequence, new Pending<>(message, System.nanoTime()));
    BasicProperties numbered = properties.builder().correlationId(Long.toString(sequence)).build();
    try {
      channel.basicPublish(exchange, routingKey, true, numbered, body);
    } catch (AlreadyClosedException e) {
      throw new IOException("the channel is closed: " + FailureText.of(e), e);
    }
  }

  /** Sends what a cork may have kept; to be called when there is nothing to publish for now. */
  public void flush() throws IOException {
    if (cork != null) {
      cork.release();
    }
  }

  /**
   * Waits until nothing is outstanding.
   *
   * @return false when the time was up first
   * @throws IOException when the channel is closed or a confirm is overdue
   */
  public boolean awaitAll(Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long leftNanos;
    while ((leftNanos = deadline - System.nanoTime()) > 0) {
      long pollNanos = Math.min(leftNanos, TimeUnit.MILLISECONDS.toNanos(POLL_MS));
      if (free.tryAcquire(limit, pollNanos, TimeUnit.NANOSECONDS)) {
        free.release(limit);
        checkAlive();
        return true;
      }
      checkAlive();
    }
    return outstanding.isEmpty();
  }

  /** How many messages the broker has not answered yet. */
  public int outstanding() {
    return outstanding.size();
  }

  /** The messages that the broker never answered, in the order of publishing. */
  public List<T> unresolved() {
    List<T> messages = new ArrayList<>();
    outstanding.values().forEach(pending -> messages.add(pending.message()));
    return messages;
  }

  /** Takes a permit. While the broker is blocked it does not read: writing more would hang. */
  private void awaitRoom() throws IOException, InterruptedException {
    if (blocked || free.availablePermits() == 0) {
      flush();
    }
    while (blocked || !free.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
      checkAlive();
      if (blocked) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    }
    checkAlive();
  }

  private void answered(long sequence, boolean multiple, Outcome outcome) {
    if (!multiple) {
      complete(sequence, outcome);
      return;
    }
    while (true) {
      Map.Entry<Long, Pending<T>> first = outstanding.firstEntry();
      if (first == null || first.getKey() > sequence) {
        return;
      }
      complete(first.getKey(), outcome);
    }
  }

  private void complete(long sequence, Outcome outcome) {
    Pending<T> pending = outstanding.remove(sequence);
    boolean unroutable = !returned.isEmpty() && returned.remove(sequence);
    if (pending != null) {
      try {
        listener.completed(pending.message(), unroutable ? Outcome.RETURNED : outcome);
      } finally {
        free.release();
      }
    }
  }

  private void closed(ShutdownSignalException cause) {
    closed = cause;
    free.release(limit);
  }

  private void blocked(String reason) {
    blocked = true;
    listener.blocked(VisibleText.of(reason, 200));
  }

  private void unblocked() {
    unblockedNanos = System.nanoTime();
    blocked = false;
    listener.unblocked();
  }

  private void checkAlive() throws IOException {
    ShutdownSignalException cause = closed;
    if (cause != null) {
      throw new IOException("the channel is closed: " + FailureText.of(cause), cause);
    }
    Map.Entry<Long, Pending<T>> oldest = outstanding.firstEntry();
    if (!blocked && oldest != null && isOverdue(oldest.getValue(), System.nanoTime())) {
      throw new IOException("no confirm for " + CONFIRM_TIMEOUT.toSeconds() + " s");
    }
  }

  private boolean isOverdue(Pending<T> pending, long nowNanos) {
    return nowNanos - pending.publishedNanos() > CONFIRM_TIMEOUT.toNanos()
        && nowNanos - unblockedNanos > CONFIRM_TIMEOUT.toNanos();
  }
}
