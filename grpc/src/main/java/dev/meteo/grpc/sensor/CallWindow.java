package dev.meteo.grpc.sensor;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls may be unanswered. Without a broker nobody but the sensor can hold back what the
 * servers have no room for, so it finds out how much that is, as TCP does: the window doubles with
 * each round of answers, from where a server had no room it grows by one, and it halves when one
 * has none again. When nobody is reached, a single call at a time tries. Safe for concurrent use.
 */
final class CallWindow {
  private static final int FIRST = 16;

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private double size;
  private double careful;
  private int underWay;

  /** Answers that may widen the window: it was full, and one that is not used proves nothing. */
  private int proving;

  private long shrinks;
  private long answers;
  private boolean open = true;

  /**
   * @param most that it ever allows, from 1 on
   */
  CallWindow(int most) {
    this.most = most;
    this.size = Math.min(FIRST, most);
    this.careful = most;
  }

  /**
   * Waits until another call may begin, or the window is closed.
   *
   * @return what {@link #failed} wants to know of it
   */
  long enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (open && underWay >= limit()) {
        changed.await();
      }
      underWay++;
      if (underWay >= limit()) {
        proving = underWay;
      }
      return shrinks;
    } finally {
      lock.unlock();
    }
  }

  /** A call was answered, be it with a refusal of the reading. */
  void answered() {
    lock.lock();
    try {
      if (proving > 0) {
        proving--;
        size = Math.min(most, size + (size < careful ? 1 : 1 / size));
      }
      underWay--;
      answers++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A call was not answered. Of all that were under way together only the first counts.
   *
   * @param entry what {@link #enter} returned
   * @param reached whether it failed because a server had no room
   */
  void failed(long entry, boolean reached) {
    lock.lock();
    try {
      if (entry == shrinks) {
        shrinks++;
        careful = Math.max(1, reached ? size / 2 : size);
        size = reached ? careful : 1;
      }
      underWay--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an answer to any call, but no longer than that, and not when it is closed. */
  void awaitAnswer(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long before = answers;
      long nanos = atMost.toNanos();
      while (open && answers == before && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many calls were answered. */
  long answers() {
    lock.lock();
    try {
      return answers;
    } finally {
      lock.unlock();
    }
  }

  /** Calls that may be unanswered now. */
  int limit() {
    lock.lock();
    try {
      return (int) size;
    } finally {
      lock.unlock();
    }
  }

  /** Calls that may begin now; below 0 when the window has shrunk. */
  int room() {
    lock.lock();
    try {
      return limit() - underWay;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any longer. */
  void close() {
    lock.lock();
    try {
      open = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
