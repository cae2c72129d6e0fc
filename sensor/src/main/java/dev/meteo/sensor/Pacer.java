package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;

/** Holds a source until a reading is due, and tells it when its time is over. */
final class Pacer {
  /** Shorter waits are not worth their system call: what is due meanwhile follows at once. */
  private static final Duration SHORTEST_WAIT = Duration.ofNanos(250_000);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Waits, for instance for the role's end. */
  @FunctionalInterface
  interface Waiting {
    /** Returns whether it is over: true at once when the role is asked to end. */
    boolean await(Duration atMost) throws InterruptedException;
  }

  private final InstantSource clock;
  private final Waiting waiting;
  private final Optional<Duration> runsFor;
  private volatile Instant began = Instant.MAX;
  private volatile Instant end = Instant.MAX;
  private boolean over;

  /**
   * @param runsFor how long after {@link #start} the source's time is over; empty for never
   */
  Pacer(InstantSource clock, Waiting waiting, Optional<Duration> runsFor) {
    this.clock = clock;
    this.waiting = waiting;
    this.runsFor = runsFor;
  }

  /** Begins the time that the source has, and returns the present instant. */
  Instant start() {
    Instant now = clock.instant();
    runsFor.ifPresent(duration -> end = now.plus(duration));
    began = now;
    return now;
  }

  Instant now() {
    return clock.instant();
  }

  /** Whether the source's time is not over, without waiting. */
  boolean goesOn() throws InterruptedException {
    over = over || waiting.await(Duration.ZERO) || !clock.instant().isBefore(end);
    return !over;
  }

  /**
   * Blocks until the instant; at once when it is past.
   *
   * @return false when the source's time is over
   */
  boolean awaitUntil(Instant due) throws InterruptedException {
    boolean inTime = due.isBefore(end);
    Instant until = inTime ? due : end;
    Instant now = clock.instant();
    while (!over && now.isBefore(until)) {
      over = waiting.await(wait(now, until));
      now = clock.instant();
    }
    over |= !inTime;
    return goesOn();
  }

  /**
   * Blocks until the instant or for a while, so that whoever waits notices when the clock was put
   * back meanwhile.
   *
   * @return false when the source's time is over
   */
  boolean awaitOnce(Instant due) throws InterruptedException {
    Instant until = due.isBefore(end) ? due : end;
    Instant now = clock.instant();
    if (!over && now.isBefore(until)) {
      over = waiting.await(wait(now, until));
    }
    return goesOn();
  }

  /** How much of its time is over, 0 to 1; empty without an end. Safe from any thread. */
  OptionalDouble fraction() {
    if (runsFor.isEmpty() || began.equals(Instant.MAX)) {
      return OptionalDouble.empty();
    }
    double elapsed = Duration.between(began, clock.instant()).toMillis();
    return OptionalDouble.of(Math.clamp(elapsed / runsFor.get().toMillis(), 0, 1));
  }

  private static Duration wait(Instant now, Instant until) {
    Duration whole = Duration.between(now, until);
    if (whole.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole;
  }
}
