package dev.meteo.messages;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Holds up reading from a broker while the messages in hand are larger together than there is room
 * for. A prefetch counts messages, not bytes: one that is high enough for small messages would fill
 * a small heap with large ones. While the gate is shut the broker's own buffers fill, and it sends
 * no more. Safe for concurrent use.
 */
public final class InboundGate {
  private static final long LOOK_AGAIN_MS = 100;

  private final long roomBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private long inHandBytes;

  /**
   * @param roomBytes above this many bytes in hand nothing more is read
   */
  public InboundGate(long roomBytes) {
    this.roomBytes = roomBytes;
  }

  /** A message of this size has arrived. */
  public void took(int bytes) {
    add(bytes);
  }

  /** A message of this size is needed no more. */
  public void released(int bytes) {
    add(-bytes);
  }

  /** Nothing is in hand: all of it went with the last connection. */
  void reset() {
    lock.lock();
    try {
      inHandBytes = 0;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until there is room, or there is no use in waiting any more. */
  void awaitRoom(BooleanSupplier abandoned) throws InterruptedException {
    lock.lock();
    try {
      while (inHandBytes > roomBytes && !abandoned.getAsBoolean()) {
        // Woken or not: the loop judges.
        boolean unused = opened.await(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(int bytes) {
    lock.lock();
    try {
      inHandBytes += bytes;
      if (inHandBytes <= roomBytes) {
        opened.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
