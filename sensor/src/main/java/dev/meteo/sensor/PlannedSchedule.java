package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ticks by a plan. In each segment the first is due when it begins and the others follow evenly, so
 * that a tick's offset is a pure function of the plan. It keeps to its times whatever the clock
 * does: what is late follows at once.
 */
final class PlannedSchedule implements Schedule {
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<LoadPlan.Segment> segments;
  private final @Nullable Instant startAt;

  /** How many ticks there are before each segment, and in the end before the plan's end. */
  private final long[] ticksBefore;

  private final double readingsPerTick;
  private Instant origin = Instant.EPOCH;

  /**
   * @param readingsPerTick how many of the plan's readings a tick gives
   * @param runsFor when the plan ends; empty for never
   * @param startAt when it begins; null for when {@link #begin} is called
   */
  PlannedSchedule(
      LoadPlan plan, int readingsPerTick, Optional<Duration> runsFor, @Nullable Instant startAt) {
    this.segments = plan.segments();
    this.readingsPerTick = readingsPerTick;
    this.startAt = startAt;
    this.ticksBefore = new long[segments.size() + 1];
    for (int i = 0; i < segments.size(); i++) {
      Optional<Duration> next =
          i + 1 < segments.size() ? Optional.of(segments.get(i + 1).from()) : Optional.empty();
      long ticks = ticks(segments.get(i), earlier(next, runsFor));
      ticksBefore[i + 1] = ticks == Long.MAX_VALUE ? ticks : Math.addExact(ticksBefore[i], ticks);
    }
  }

  @Override
  public Instant begin(Instant now) {
    origin = startAt == null ? now : startAt;
    return origin;
  }

  @Override
  public Instant due(long tick) {
    int i = 0;
    while (tick >= ticksBefore[i + 1]) {
      i++;
    }
    LoadPlan.Segment segment = segments.get(i);
    return origin.plus(segment.from()).plusNanos(offsetNanos(segment, tick - ticksBefore[i]));
  }

  @Override
  public long ticks() {
    return ticksBefore[segments.size()];
  }

  @Override
  public boolean adjustBackwards(long tick, Instant now) {
    return false;
  }

  @Override
  public boolean adjust(long tick, Instant beforeWait, Instant afterWait) {
    return false;
  }

  /** How many ticks are due in a segment before it ends. */
  private long ticks(LoadPlan.Segment segment, Optional<Duration> end) {
    if (segment.perSecond() == 0) {
      return 0;
    }
    if (end.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long nanos = end.get().minus(segment.from()).toNanos();
    if (nanos <= 0) {
      return 0;
    }
    long ticks = (long) Math.ceil(nanos / periodNanos(segment));
    while (ticks > 0 && offsetNanos(segment, ticks - 1) >= nanos) {
      ticks--;
    }
    return ticks;
  }

  private long offsetNanos(LoadPlan.Segment segment, long tick) {
    return Math.round(tick * periodNanos(segment));
  }

  private double periodNanos(LoadPlan.Segment segment) {
    return NANOS_PER_SECOND * readingsPerTick / segment.perSecond();
  }

  private static Optional<Duration> earlier(Optional<Duration> a, Optional<Duration> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.get().compareTo(b.get()) <= 0 ? a : b;
  }
}
