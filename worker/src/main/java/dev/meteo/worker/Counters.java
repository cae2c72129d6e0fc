package dev.meteo.worker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts readings. Their law: {@code received = stored + duplicate + refused + returned} whenever
 * the worker has nothing in hand, and so at its end; while it works, received may be ahead.
 *
 * <p>Safe for concurrent use; a snapshot taken amid work never counts an outcome without its
 * receipt.
 */
final class Counters {
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong duplicate = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();

  void received(int readings) {
    received.addAndGet(readings);
  }

  void stored(int readings) {
    stored.addAndGet(readings);
  }

  void duplicate(int readings) {
    duplicate.addAndGet(readings);
  }

  void refused(int readings) {
    refused.addAndGet(readings);
  }

  void returned(int readings) {
    returned.addAndGet(readings);
  }

  Counts snapshot() {
    // Received is read last, so no outcome is seen before its receipt.
    long storedSoFar = stored.get();
    long duplicateSoFar = duplicate.get();
    long refusedSoFar = refused.get();
    long returnedSoFar = returned.get();
    return new Counts(received.get(), storedSoFar, duplicateSoFar, refusedSoFar, returnedSoFar);
  }
}
