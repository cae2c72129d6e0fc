package dev.meteo.grpc.sensor;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls may be unanswered. Without a broker nobody but the sensor can hold back what the
 * servers have no room for, so it finds out how much that is, much as TCP does: the window doubles
 * with each round of answers. A refusal for want of room comes at once, so what is unanswered then
 * is what there is room for; a little less is asked for, which leaves something to other sensors,
 * and from there the window grows by one with each round. When nobody is reached, a single call at
 * a time tries. Safe for concurrent use.
 */
final class CallWindow {
  private static final int FIRST = 16;
  private static final double MODESTY = 0.9;

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private double size;
  private double careful;
  private int underWay;

  /** Answers that may widen the window: it was full, and one that is not used proves nothing. */
  private int proving;

  private long failures;
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
      return failures;
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

  /** No server had room for a call. */
  void refused() {
    lock.lock();
    try {
      underWay--;
      size = Math.max(1, Math.min(size, MODESTY * underWay));
      careful = size;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A call failed on its way. Of all that were under way together only the first counts.
   *
   * @param entry what {@link #enter} returned
   */
  void failed(long entry) {
    lock.lock();
    try {
      underWay--;
      if (entry == failures) {
        failures++;
        size = 1; // which says nothing about the room that there will be
      }
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
