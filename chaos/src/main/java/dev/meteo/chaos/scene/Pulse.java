package dev.meteo.chaos.scene;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes on a thread of its own when readings were stored. */
public final class Pulse implements AutoCloseable {
  private static final long EVERY_MS = 50;

  /**
   * Readings were stored.
   *
   * @param atNanos when that was seen, by {@link System#nanoTime()}
   * @param stored how many are counted since
   */
  public record Beat(long atNanos, long stored) {}

  private final Kept kept;
  private final List<Beat> beats = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::run);

  Pulse(Kept kept) {
    this.kept = kept;
  }

  void start() {
    thread.start();
  }

  /** When readings were stored so far. */
  public List<Beat> beats() {
    return List.copyOf(beats);
  }

  private void run() {
    try (kept) {
      long last = 0;
      while (!closed.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
        OptionalLong stored = kept.stored();
        if (stored.isPresent() && stored.getAsLong() > last) {
          last = stored.getAsLong();
          beats.add(new Beat(System.nanoTime(), last));
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
