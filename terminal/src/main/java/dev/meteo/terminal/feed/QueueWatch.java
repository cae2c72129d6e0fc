package dev.meteo.terminal.feed;

import java.time.Duration;

/**
 * Notices that a terminal's queue does not get what the history gets: its binding is gone, it is
 * dead, or whoever publishes cannot reach it. Through all connections of a terminal; times are of
 * {@link System#nanoTime()}. For one thread.
 */
final class QueueWatch {
  static final Duration BIND_AFTER = Duration.ofSeconds(10);
  static final Duration REMAKE_AFTER = Duration.ofSeconds(60);

  /** As long as nobody reaches any queue, to make one again is of no use. */
  static final Duration REMAKE_EVERY = Duration.ofMinutes(10);

  /** What to do with the queue. */
  enum Action {
    NONE,
    BIND,
    REMAKE
  }

  private boolean behind;
  private boolean bound;
  private boolean everRemade;
  private long behindNanos;
  private long remadeNanos;

  /** A connection begins. */
  void begin() {
    behind = false;
  }

  /** Something came through the queue. */
  void cameByQueue() {
    behind = false;
  }

  /** Something came through the history while the queue was consumed. */
  void cameByHistory(long nowNanos) {
    if (!behind) {
      behind = true;
      bound = false;
      behindNanos = nowNanos;
    }
  }

  /** What is due now; each but nothing is given once. */
  Action due(long nowNanos) {
    if (!behind) {
      return Action.NONE;
    }
    long forNanos = nowNanos - behindNanos;
    if (forNanos > REMAKE_AFTER.toNanos()
        && (!everRemade || nowNanos - remadeNanos > REMAKE_EVERY.toNanos())) {
      everRemade = true;
      remadeNanos = nowNanos;
      return Action.REMAKE;
    }
    if (!bound && forNanos > BIND_AFTER.toNanos()) {
      bound = true;
      return Action.BIND;
    }
    return Action.NONE;
  }
}
