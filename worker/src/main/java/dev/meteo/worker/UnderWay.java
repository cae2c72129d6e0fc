package dev.meteo.worker;

import dev.meteo.store.ResultStore;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The batches on their way to Redis, oldest first, and when the next one may go: at once when it is
 * full, else as soon as Redis has answered the last and a little time has passed. So batches grow
 * with the load, and with them what one flush of Redis' log and one acknowledgement are good for.
 * For one thread.
 */
final class UnderWay {
  /** Enough for Redis to flush its log once for several. */
  private static final int MOST = 8;

  /** At the rate that one worker reaches, a hundred readings. */
  private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private final Queue<Storing> batches = new ArrayDeque<>();
  private long lastBegunNanos = System.nanoTime() - SPACING_NANOS;

  boolean isEmpty() {
    return batches.isEmpty();
  }

  /** Whether no more may be begun until the oldest is answered. */
  boolean isFull() {
    return batches.size() >= MOST;
  }

  /** Whether the batch is to be begun now. */
  boolean isDue(Batch batch) {
    return !batch.isEmpty() && dueInNanos(batch) <= 0;
  }

  /** When the batch will be due, if no answer comes before that. */
  long dueInNanos(Batch batch) {
    if (batch.isFull()) {
      return 0;
    }
    return batches.isEmpty() ? lastBegunNanos + SPACING_NANOS - System.nanoTime() : Long.MAX_VALUE;
  }

  /**
   * Sends a batch. Does not block.
   *
   * @param whenAnswered called on a thread that must not be blocked
   */
  void begin(Batch batch, ResultStore store, Runnable whenAnswered) {
    batches.add(Storing.begin(batch, store, whenAnswered));
    lastBegunNanos = System.nanoTime();
  }

  boolean isOldestAnswered() {
    return !batches.isEmpty() && batches.element().isAnswered();
  }

  Storing oldest() {
    return batches.element();
  }

  void removeOldest() {
    batches.remove();
  }
}
