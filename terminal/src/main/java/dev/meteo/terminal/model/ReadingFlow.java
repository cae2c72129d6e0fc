package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the windows that come hold readings. Immutable; the order in which windows come does not
 * matter.
 *
 * @param filledUntil where the last window ends that held readings, or null when none did
 * @param emptyFrom where the first window starts that came after that and held none, or null
 * @param until where the last window ends, or null
 * @param length that of the last window
 */
public record ReadingFlow(
    @Nullable Instant filledUntil,
    @Nullable Instant emptyFrom,
    @Nullable Instant until,
    Duration length) {
  private static final int IDLE_WINDOWS = 2;

  /** Short windows may be empty between two readings. */
  private static final Duration LEAST_IDLE = Duration.ofSeconds(5);

  /** Of no windows. */
  public static ReadingFlow unknown() {
    return new ReadingFlow(null, null, null, Duration.ZERO);
  }

  /** The flow when this window, or a correction of it, has come too. */
  public ReadingFlow after(WindowSummary window) {
    boolean last = until == null || !window.end().isBefore(until);
    boolean filled = window.wellness() != null || window.pollution() != null;
    Instant nextFilled = filled ? later(filledUntil, window.end()) : filledUntil;
    Instant nextUntil = later(until, window.end());
    Instant empty = filled ? emptyFrom : earlier(emptyFrom, window.start());
    return new ReadingFlow(
        nextFilled,
        emptyAfter(nextFilled, empty, nextUntil),
        nextUntil,
        last ? window.length() : length);
  }

  /** Whether windows come and none of them has ever held a reading. */
  public boolean isUnstarted() {
    return filledUntil == null && until != null;
  }

  /**
   * Whether readings came before, and the last windows hold none, two at least and five seconds.
   */
  public boolean isIdle() {
    if (filledUntil == null || emptyFrom == null || until == null) {
      return false;
    }
    Duration empty = Duration.between(emptyFrom, until);
    return empty.compareTo(length.multipliedBy(IDLE_WINDOWS)) >= 0
        && empty.compareTo(LEAST_IDLE) >= 0;
  }

  /** For how long no readings have come; zero while they do. */
  public Duration idleFor(Instant now) {
    return isIdle() && emptyFrom != null ? Duration.between(emptyFrom, now) : Duration.ZERO;
  }

  /** What was empty before a window that holds readings does not count. */
  private static @Nullable Instant emptyAfter(
      @Nullable Instant filled, @Nullable Instant empty, Instant until) {
    if (empty == null || filled == null || !filled.isAfter(empty)) {
      return empty;
    }
    return filled.isBefore(until) ? filled : null;
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }
}
