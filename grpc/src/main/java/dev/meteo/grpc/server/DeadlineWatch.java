package dev.meteo.grpc.server;

import dev.meteo.worker.Counters;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers held calls shortly before their deadlines pass, whatever the storing thread waits for.
 */
final class DeadlineWatch implements AutoCloseable {
  private static final long PERIOD_MS = 50;

  private final WorkQueue queue;
  private final Counters counters;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("deadlines").unstarted(task));

  DeadlineWatch(WorkQueue queue, Counters counters) {
    this.queue = queue;
    this.counters = counters;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::watch, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void watch() {
    long now = System.nanoTime();
    for (HeldCall call : queue.held()) {
      if (call.isDue(now) && call.giveUp("the reading could not be stored before the deadline")) {
        counters.returned(1);
      }
    }
  }
}
