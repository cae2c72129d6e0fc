package dev.meteo.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether and why a session has to end: because the worker was asked to, or because something
 * broke. Safe for concurrent use; the first failure stays.
 */
final class Ending {
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile long askedNanos;
  private volatile @Nullable Throwable failure;

  void ask() {
    askedNanos = System.nanoTime();
    asked = true;
    ended.countDown();
  }

  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    ended.countDown();
  }

  /** Whether the worker was asked to end. */
  boolean isAsked() {
    return asked;
  }

  /** Whether the worker was asked to end at least so long ago. */
  boolean isAskedFor(Duration atLeast) {
    return asked && System.nanoTime() - askedNanos >= atLeast.toNanos();
  }

  /** What broke, if anything did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Blocks until the session has to end or the time is up.
   *
   * @return whether it has to end
   */
  boolean await(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
