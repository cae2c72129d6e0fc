package dev.meteo.chaos;

import java.time.Instant;

/**
 * A fault that was tried, with the instants by {@link System#nanoTime()}.
 *
 * @param begunNanos when it began
 * @param healingNanos when it was to end
 * @param healedNanos when it had ended: a server that was started answered
 * @param done whether it was; if not, it may have been in part
 * @param trouble why it could not be done, or not as planned; empty when it could
 */
record Happened(
    Planned planned,
    long begunNanos,
    long healingNanos,
    long healedNanos,
    boolean done,
    String trouble) {
  /** Whether it was done and has changed anything; known when all is over. */
  boolean counts() {
    return done && planned.fault().changedAnything();
  }

  /** When it had ended, by the clock on the wall. */
  Instant healedAt() {
    return Instant.now().minusNanos(System.nanoTime() - healedNanos);
  }

  /** Whether it lasted at this instant, which is not the one of its own end. */
  boolean lastsAt(long nanos) {
    return nanos - begunNanos >= 0 && nanos - healedNanos < 0;
  }
}
