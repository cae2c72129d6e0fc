package dev.meteo.proxy;

import dev.meteo.messages.Topology;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is said of queues that do not take summaries: a line when it begins and one when it is over.
 * Times are of {@link System#nanoTime()}. Safe for concurrent use.
 */
final class FanoutHealth {
  /** All queues must have confirmed for so long. */
  private static final Duration HEALED_AFTER = Duration.ofSeconds(5);

  private final Consumer<String> user;
  private final Supplier<String> suspects;
  private boolean failing;

  /** Why it failed first, until that was said. */
  private String untold = "";

  private long failedNanos;
  private long missed;

  /**
   * @param user gets the lines
   * @param suspects which queues it may be, in words; may block for a few seconds
   */
  FanoutHealth(Consumer<String> user, Supplier<String> suspects) {
    this.user = user;
    this.suspects = suspects;
  }

  /** All queues took one. */
  synchronized void confirmed(long nowNanos) {
    if (failing && nowNanos - failedNanos > HEALED_AFTER.toNanos()) {
      failing = false;
      user.accept(
          "all queues on %s take summaries again; %,d did not reach all of them, and are in %s"
              .formatted(Topology.WINDOWS_EXCHANGE, missed, Topology.HISTORY_STREAM));
      missed = 0;
    }
  }

  /** A queue did not take so many: one that is full and refuses. */
  void refused(int summaries, long nowNanos) {
    failed(summaries, "a queue is full and refuses them", nowNanos);
  }

  /** So many were not answered in time: a queue is dead. */
  void unanswered(int summaries, long nowNanos) {
    failed(
        summaries,
        "no confirm for %d s: a queue is dead".formatted(FanoutConfirms.LONGEST.toSeconds()),
        nowNanos);
  }

  /** One was not published, as too many wait. */
  void skipped(long nowNanos) {
    failed(1, "they are confirmed more slowly than they are published", nowNanos);
  }

  /** None can be published for now. */
  void failed(String reason, long nowNanos) {
    failed(0, reason, nowNanos);
  }

  /** Says what is to be said; for a thread that may wait. */
  void tell() {
    String reason;
    synchronized (this) {
      reason = untold;
      untold = "";
    }
    if (!reason.isEmpty()) {
      user.accept(
          "WARNING: not all queues on %s take summaries (%s%s); windows are published all the same, and terminals have them from %s"
              .formatted(
                  Topology.WINDOWS_EXCHANGE, reason, suspects.get(), Topology.HISTORY_STREAM));
    }
  }

  private synchronized void failed(int summaries, String reason, long nowNanos) {
    missed += summaries;
    failedNanos = nowNanos;
    if (!failing) {
      failing = true;
      untold = reason;
    }
  }
}
