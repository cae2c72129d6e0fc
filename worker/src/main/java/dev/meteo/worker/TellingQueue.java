package dev.meteo.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told next, in order and bounded: when the sender does not keep up, the oldest is
 * given up. Gives each message its number, also those that are never sent, so that listeners
 * notice. Safe for concurrent use.
 */
final class TellingQueue {
  private final int mostReadings;
  private final Consumer<Telling> whenGivenUp;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Deque<Telling> waiting = new ArrayDeque<>();

  /** Given up since the last one was taken, by shard: all of them came before the next one. */
  private final Map<Integer, Long> skipped = new HashMap<>();

  /** The last number given, by shard. The thread that takes alone uses it. */
  private final Map<Integer, Long> numbers = new HashMap<>();

  private long readings;

  /**
   * @param mostReadings how many may wait
   * @param whenGivenUp hears of what had to make room; must not block
   */
  TellingQueue(int mostReadings, Consumer<Telling> whenGivenUp) {
    this.mostReadings = mostReadings;
    this.whenGivenUp = whenGivenUp;
  }

  void add(Telling telling) {
    lock.lock();
    try {
      waiting.addLast(telling);
      readings += telling.size();
      while (waiting.size() > 1 && (readings > mostReadings || waiting.getFirst().isSettled())) {
        skip(removeFirst());
      }
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next that is still to be told; null when there is none for a while. */
  @Nullable Telling take(long timeoutMs) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long leftNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
      while (true) {
        while (!waiting.isEmpty()) {
          Telling first = removeFirst();
          if (!first.isSettled()) {
            skipped.forEach((shard, count) -> numbers.merge(shard, count, Long::sum));
            skipped.clear();
            return first;
          }
          skip(first);
        }
        if (leftNanos <= 0) {
          return null;
        }
        leftNanos = notEmpty.awaitNanos(leftNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The number of the next message of a shard. For the thread that takes. */
  long nextNumber(int shard) {
    return numbers.getOrDefault(shard, 0L) + 1;
  }

  /** So many numbers of a shard are used. For the thread that takes. */
  void used(int shard, int messages) {
    numbers.merge(shard, (long) messages, Long::sum);
  }

  private Telling removeFirst() {
    Telling first = waiting.removeFirst();
    readings -= first.size();
    return first;
  }

  private void skip(Telling telling) {
    skipped.merge(telling.shard(), 1L, Long::sum);
    if (telling.giveUp()) {
      whenGivenUp.accept(telling);
    }
  }
}
