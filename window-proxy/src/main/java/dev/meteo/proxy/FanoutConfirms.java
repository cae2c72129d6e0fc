package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the broker has not answered yet on one channel to the queues of terminals, with a bound. One
 * thread publishes; the broker's answers come on the connection's own.
 */
final class FanoutConfirms {
  /** A queue whose confirm takes longer is taken for dead. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int MOST = 500;

  private final Channel channel;
  private final FanoutHealth health;
  private final ConcurrentNavigableMap<Long, Long> publishedNanos = new ConcurrentSkipListMap<>();
  private final Semaphore answers = new Semaphore(0);
  private volatile boolean blocked;

  /** Confirms are not overdue for having waited while the broker took nothing. */
  private volatile long unblockedNanos = System.nanoTime();

  /** Puts the channel into confirm mode. */
  FanoutConfirms(Channel channel, Connection connection, FanoutHealth health) throws IOException {
    this.channel = channel;
    this.health = health;
    channel.confirmSelect();
    channel.addConfirmListener(
        (sequence, multiple) -> answered(sequence, multiple, true),
        (sequence, multiple) -> answered(sequence, multiple, false));
    connection.addBlockedListener(
        reason -> blocked = true,
        () -> {
          unblockedNanos = System.nanoTime();
          blocked = false;
        });
  }

  boolean isEmpty() {
    return publishedNanos.isEmpty();
  }

  /** Whether one more may be published; a blocked broker does not read, and writing would hang. */
  boolean hasRoom() {
    return !blocked && publishedNanos.size() < MOST;
  }

  void awaitRoom(long atMostMs) throws InterruptedException {
    if (answers.tryAcquire(atMostMs, TimeUnit.MILLISECONDS)) {
      answers.drainPermits();
    }
  }

  void published(long sequence, long nowNanos) {
    publishedNanos.put(sequence, nowNanos);
  }

  /**
   * @throws IOException when the channel is closed or a confirm is overdue: what is outstanding on
   *     it may never be answered, whatever heals
   */
  void check(long nowNanos) throws IOException {
    health.tell();
    ShutdownSignalException cause = channel.getCloseReason();
    if (cause != null) {
      throw new IOException("the channel is closed", cause);
    }
    Map.Entry<Long, Long> oldest = publishedNanos.firstEntry();
    if (oldest != null
        && !blocked
        && nowNanos - oldest.getValue() > LONGEST.toNanos()
        && nowNanos - unblockedNanos > LONGEST.toNanos()) {
      health.unanswered(publishedNanos.size(), nowNanos);
      health.tell();
      throw new IOException("no confirm for " + LONGEST.toSeconds() + " s");
    }
  }

  private void answered(long sequence, boolean multiple, boolean confirmed) {
    int count = 0;
    if (multiple) {
      Map<Long, Long> answered = publishedNanos.headMap(sequence, true);
      count = answered.size();
      answered.clear();
    } else if (publishedNanos.remove(sequence) != null) {
      count = 1;
    }
    if (confirmed) {
      health.confirmed(System.nanoTime());
    } else {
      health.refused(count, System.nanoTime());
    }
    answers.release();
  }
}
