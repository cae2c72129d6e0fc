package dev.meteo.testbed.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one direction of a relay has to pass. */
final class RelayGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean held;
  private Duration delay = Duration.ZERO;

  void hold() {
    lock.lock();
    try {
      held = true;
    } finally {
      lock.unlock();
    }
  }

  void delay(Duration each) {
    lock.lock();
    try {
      delay = each;
    } finally {
      lock.unlock();
    }
  }

  /** Lets all pass, those that wait too. */
  void release() {
    lock.lock();
    try {
      held = false;
      delay = Duration.ZERO;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks as long as it is held, and at least for the delay. */
  void pass() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = System.nanoTime() + delay.toNanos();
      while (!delay.isZero() && until - System.nanoTime() > 0) {
        var unused = changed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      while (held) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
