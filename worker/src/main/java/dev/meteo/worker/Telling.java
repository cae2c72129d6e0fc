package dev.meteo.worker;

import dev.meteo.messages.StoredReading;
import java.time.Instant;
import java.util.List;

/**
 * What is to be told of one batch and shard. It is <em>settled</em> once it is known whether it was
 * told, and <em>over</em> once nothing waits for it any more; either may come first. Safe for
 * concurrent use.
 */
final class Telling {
  private final int shard;
  private final Instant storedAt;
  private final long sinceNanos;
  private final int size;
  private final Runnable whenOver;
  private List<StoredReading> readings;
  private int unconfirmed;
  private boolean settled;
  private boolean toldWhileAwaited;
  private volatile boolean over;

  /**
   * @param storedAt by the worker's clock
   * @param sinceNanos the same by {@link System#nanoTime}
   * @param whenOver called once, unless nothing waits from the start; must not block
   */
  Telling(
      int shard,
      List<StoredReading> readings,
      Instant storedAt,
      long sinceNanos,
      boolean awaited,
      Runnable whenOver) {
    this.shard = shard;
    this.readings = readings;
    this.size = readings.size();
    this.storedAt = storedAt;
    this.sinceNanos = sinceNanos;
    this.whenOver = whenOver;
    this.over = !awaited;
  }

  int shard() {
    return shard;
  }

  /** How many readings it tells of. */
  int size() {
    return size;
  }

  Instant storedAt() {
    return storedAt;
  }

  boolean isOlderThan(long ageNanos, long nowNanos) {
    return nowNanos - sinceNanos > ageNanos;
  }

  /** Whether nothing waits for it any more. */
  boolean isOver() {
    return over;
  }

  /** Nothing is to wait for it any more. */
  void release() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    whenOver.run();
  }

  synchronized boolean isSettled() {
    return settled;
  }

  /** What to send; nothing when it is settled. */
  synchronized List<StoredReading> readings() {
    return readings;
  }

  /** It goes in so many messages. */
  synchronized void sentIn(int messages) {
    unconfirmed = messages;
    readings = List.of();
  }

  /** The broker has one of its messages. */
  void confirmed() {
    synchronized (this) {
      unconfirmed--;
      if (unconfirmed > 0 || settled) {
        return;
      }
      settled = true;
      toldWhileAwaited = !over;
    }
    release();
  }

  /** Whether the broker confirmed all of it while something waited for that. */
  synchronized boolean wasToldWhileAwaited() {
    return toldWhileAwaited;
  }

  /**
   * It could not be told. Whatever waits for it still waits: that has to be recorded first.
   *
   * @return false when it is settled already
   */
  synchronized boolean giveUp() {
    if (settled) {
      return false;
    }
    settled = true;
    readings = List.of();
    return true;
  }
}
