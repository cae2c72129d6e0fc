package dev.meteo.testbed.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one direction of a relay has to pass. */
final class RelayGate {
  /** The least that Linux waits for an acknowledgement; twice as long each time after. */
  private static final Duration FIRST_REPETITION = Duration.ofMillis(200);

  private static final int MOST_REPETITIONS = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean held;
  private Duration delay = Duration.ZERO;
  private double lost;

  void hold() {
    change(() -> held = true);
  }

  void delay(Duration each) {
    change(() -> delay = each);
  }

  /**
   * @param share of what comes, below 1
   */
  void lose(double share) {
    change(() -> lost = share);
  }

  /** Lets all pass, those that wait too. */
  void release() {
    change(
        () -> {
          held = false;
          delay = Duration.ZERO;
          lost = 0;
          changed.signalAll();
        });
  }

  /** Blocks as long as it is held, and for the delay and all repetitions of what is lost. */
  void pass() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = System.nanoTime() + delay.plus(repetitions()).toNanos();
      while (isSlow() && until - System.nanoTime() > 0) {
        var unused = changed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      while (held) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private boolean isSlow() {
    return !delay.isZero() || lost > 0;
  }

  private Duration repetitions() {
    Duration all = Duration.ZERO;
    Duration next = FIRST_REPETITION;
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < MOST_REPETITIONS && random.nextDouble() < lost; i++) {
      all = all.plus(next);
      next = next.multipliedBy(2);
    }
    return all;
  }
}
