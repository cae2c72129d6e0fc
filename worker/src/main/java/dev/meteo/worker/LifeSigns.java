package dev.meteo.worker;

import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a sign of life in Redis every five seconds, on a thread of its own: what the worker has
 * done, and of which sensors it has heard. A sign that fails is left out; nothing waits for it.
 */
public final class LifeSigns implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(LifeSigns.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final String name;
  private final Counters counters;
  private final Sightings sightings;
  private final SignStore store;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long lastReceived;
  private long lastNanos = System.nanoTime();

  /**
   * @param name of the worker, without blanks
   */
  public LifeSigns(String name, Counters counters, Sightings sightings, SignStore store) {
    this.name = name;
    this.counters = counters;
    this.sightings = sightings;
    this.store = store;
  }

  /** Begins with the first sign. */
  public void start() {
    Thread.ofPlatform().daemon().name("signs").start(this::run);
  }

  /** Says that the worker ends. Does not block. */
  @Override
  public void close() {
    if (ended.getCount() > 0) {
      ended.countDown();
      store.leave(name);
    }
  }

  private void run() {
    try {
      do {
        sign();
      } while (!ended.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sign() {
    long nanos = System.nanoTime();
    Counts counts = counters.snapshot();
    double seconds = Math.max(1e-3, (nanos - lastNanos) / 1e9);
    double perSecond = (counts.received() - lastReceived) / seconds;
    lastNanos = nanos;
    lastReceived = counts.received();
    try {
      store.sign(
          name,
          new WorkerFigures(
              counts.received(), counts.stored(), counts.refused(), Math.rint(perSecond * 10) / 10),
          sightings.take(nanos));
    } catch (StoreException e) {
      LOGGER.debug("a sign of life was not left", e);
    }
  }
}
