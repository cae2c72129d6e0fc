package dev.meteo.chaos.scene;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes on a thread of its own when readings were stored. */
public final class Pulse implements AutoCloseable {
  private static final long EVERY_MS = 50;

  private final Kept kept;
  private final List<Long> beats = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::run);

  Pulse(Kept kept) {
    this.kept = kept;
  }

  void start() {
    thread.start();
  }

  /** When readings were stored so far, by {@link System#nanoTime()}. */
  public List<Long> beats() {
    return List.copyOf(beats);
  }

  private void run() {
    try (kept) {
      long last = 0;
      while (!closed.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
        OptionalLong stored = kept.stored();
        // Less, when a new second has pushed out the oldest that is counted.
        if (stored.isPresent() && stored.getAsLong() != last) {
          last = stored.getAsLong();
          beats.add(System.nanoTime());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
