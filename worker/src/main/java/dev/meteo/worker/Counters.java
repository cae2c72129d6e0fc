package dev.meteo.worker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts readings. Their law: {@code received = stored + duplicate + refused + returned + lost}
 * whenever the worker has nothing in hand, and so at its end; while it works, received may be
 * ahead.
 *
 * <p>Safe for concurrent use; a snapshot taken amid work never counts an outcome without its
 * receipt.
 */
public final class Counters {
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong duplicate = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** Decoded, good or bad. */
  public void received(int readings) {
    received.addAndGet(readings);
  }

  /** Counted in Redis for the first time. */
  public void stored(int readings) {
    stored.addAndGet(readings);
  }

  /** Had been counted before. */
  public void duplicate(int readings) {
    duplicate.addAndGet(readings);
  }

  /** Refused for good, with the reason. */
  public void refused(int readings) {
    refused.addAndGet(readings);
  }

  /** Given back before any of these was certain. */
  public void returned(int readings) {
    returned.addAndGet(readings);
  }

  /** Not stored and not given back: only where that may be. */
  public void lost(int readings) {
    lost.addAndGet(readings);
  }

  /** What was counted so far. */
  public Counts snapshot() {
    // Received is read last, so no outcome is seen before its receipt.
    long storedSoFar = stored.get();
    long duplicateSoFar = duplicate.get();
    long refusedSoFar = refused.get();
    long returnedSoFar = returned.get();
    long lostSoFar = lost.get();
    return new Counts(
        received.get(), storedSoFar, duplicateSoFar, refusedSoFar, returnedSoFar, lostSoFar);
  }
}
