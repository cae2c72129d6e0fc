package dev.meteo.proxy;

import java.time.Duration;

/** Says how far a restoration has come, when it is a long one. One thread uses it. */
final class RestorationProgress {
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final ProxyReport report;
  private long toldNanos = System.nanoTime();
  private long windows;

  RestorationProgress(ProxyReport report) {
    this.report = report;
  }

  /** How many windows are restored. */
  long windows() {
    return windows;
  }

  void restored(long done, long all) {
    windows = done;
    if (System.nanoTime() - toldNanos > TELL_EVERY.toNanos()) {
      toldNanos = System.nanoTime();
      report.say("restoring revisions: %,d of %,d windows".formatted(done, all));
    }
  }
}
