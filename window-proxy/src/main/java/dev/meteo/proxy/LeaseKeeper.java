package dev.meteo.proxy;

import dev.meteo.store.Lease;
import dev.meteo.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds or awaits the lease, on a thread of its own so that a long round of work does not let it
 * run out. What {@link #isHeld} says is a hint that saves work; the scripts judge.
 */
final class LeaseKeeper implements AutoCloseable {
  static final Duration LEASE_LENGTH = Duration.ofSeconds(2);
  static final Duration RENEW_EVERY = Duration.ofMillis(500);

  private static final Logger LOGGER = LoggerFactory.getLogger(LeaseKeeper.class);

  private final Lease lease;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore changes = new Semaphore(0);
  private volatile boolean held;
  private volatile long heldUntilNanos;
  private volatile @Nullable StoreException failure;

  /** Does nothing until it is started. */
  LeaseKeeper(Lease lease) {
    this.lease = lease;
  }

  void start() {
    Thread.ofPlatform().name("lease").daemon().start(this::keep);
  }

  boolean isHeld() {
    return held && System.nanoTime() - heldUntilNanos < 0;
  }

  /**
   * Waits until the lease is taken or lost, at most so long.
   *
   * @return whether it was
   */
  boolean awaitChange(Duration atMost) throws InterruptedException {
    boolean changed = changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    changes.drainPermits();
    return changed;
  }

  /** Why the last attempt had no answer, or null when it had one. */
  @Nullable StoreException failure() {
    return failure;
  }

  /** Says that a script found another holder. */
  void lost() {
    held = false;
  }

  /** Stops, and gives the lease back so that another proxy need not wait. */
  @Override
  public void close() {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    held = false;
    try {
      lease.release();
    } catch (StoreException e) {
      LOGGER.info("the lease was not given back and ends by itself", e);
    }
  }

  private void keep() {
    try {
      do {
        attempt();
      } while (!closed.await(RENEW_EVERY.toMillis(), TimeUnit.MILLISECONDS));
      // An attempt under way while the lease was given back has taken it again.
      lease.release();
    } catch (StoreException e) {
      LOGGER.info("the lease was not given back and ends by itself", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    long asked = System.nanoTime();
    boolean acquired = false;
    try {
      acquired = lease.acquire();
      failure = null;
    } catch (StoreException e) {
      failure = e;
    }
    if (acquired) {
      heldUntilNanos = asked + LEASE_LENGTH.toNanos();
    }
    if (acquired != held) {
      held = acquired && closed.getCount() > 0;
      changes.release();
    }
  }
}
