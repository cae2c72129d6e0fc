package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;

/**
 * When the ticks of an even schedule are due: a pure function of the tick's number, so that no
 * error adds up and a late tick makes none after it later.
 *
 * <p>When the wall clock is found to have jumped (a suspended machine, a corrected clock), the
 * schedule begins anew at the present instant.
 */
final class TickSchedule implements Schedule {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Within this a late wake-up is a busy machine, beyond it the clock has jumped. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final double periodNanos;
  private Instant origin = Instant.EPOCH;
  private long originTick;

  /**
   * @param ticksPerSecond positive and finite
   */
  TickSchedule(double ticksPerSecond) {
    this.periodNanos = NANOS_PER_SECOND / ticksPerSecond;
  }

  @Override
  public Instant begin(Instant now) {
    start(0, now);
    return now;
  }

  @Override
  public long ticks() {
    return Long.MAX_VALUE;
  }

  void start(long tick, Instant at) {
    origin = at;
    originTick = tick;
  }

  @Override
  public Instant due(long tick) {
    return origin.plusNanos(Math.round((tick - originTick) * periodNanos));
  }

  @Override
  public boolean adjust(long tick, Instant beforeWait, Instant afterWait) {
    Instant due = due(tick);
    boolean forward = beforeWait.isBefore(due) && afterWait.isAfter(due.plus(TOLERANCE));
    if (forward) {
      start(tick, afterWait);
    }
    return forward;
  }

  /**
   * Begins anew when the tick is further away than its period explains, because the clock was put
   * back.
   */
  @Override
  public boolean adjustBackwards(long tick, Instant now) {
    Instant latest = now.plusNanos(Math.round(periodNanos)).plus(TOLERANCE);
    boolean backwards = due(tick).isAfter(latest);
    if (backwards) {
      start(tick, now);
    }
    return backwards;
  }
}
