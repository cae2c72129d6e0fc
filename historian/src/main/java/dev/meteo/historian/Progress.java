package dev.meteo.historian;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says on standard error how far something long is, every few seconds. For one thread. */
final class Progress {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long saidNanos = System.nanoTime();

  void at(Supplier<String> where) {
    long now = System.nanoTime();
    if (now - saidNanos > EVERY_NANOS) {
      saidNanos = now;
      System.err.println("meteo: " + where.get());
    }
  }
}
