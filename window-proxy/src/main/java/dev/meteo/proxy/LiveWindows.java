package dev.meteo.proxy;

import dev.meteo.store.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which windows the wall clock closes: one after the other, each a grace after its end, whether or
 * not anything was detected. Not thread-safe.
 */
final class LiveWindows {
  /**
   * A new leader goes on where the last one stopped if that is not longer ago; the windows of a
   * longer outage are past, and those of them without readings are not published.
   */
  private static final Duration RESUME_LIMIT = Duration.ofMinutes(1);

  private final WindowGrid grid;
  private final Duration grace;
  private Instant next;

  /**
   * @param closedUntil the end of the last live window that any leader closed
   */
  LiveWindows(WindowGrid grid, Duration grace, Optional<Instant> closedUntil, Instant now) {
    this.grid = grid;
    this.grace = grace;
    this.next =
        closedUntil
            .map(grid::floor)
            .filter(end -> isResumable(end, now))
            .orElseGet(() -> grid.floor(now));
  }

  /**
   * Goes on from now when the clock has made a step, back or ahead: the windows that it left out
   * are past, and those of them without readings are not published.
   *
   * @return whether it had
   */
  boolean follow(Instant now) {
    if (isResumable(next, now)) {
      return false;
    }
    next = grid.floor(now);
    return true;
  }

  /** The start of the first window that is not closed; what is before it is past. */
  Instant next() {
    return next;
  }

  /** The windows that are due, in order of time, at most so many. */
  List<WindowKey> due(Instant now, int limit) {
    List<WindowKey> due = new ArrayList<>();
    Instant start = next;
    while (due.size() < limit && !closing(start).isAfter(now)) {
      due.add(grid.windowOf(start));
      start = start.plus(grid.length());
    }
    return due;
  }

  /** The windows up to here are closed. */
  void closed(Instant end) {
    next = end;
  }

  /** When the next window is due. */
  Instant nextDue() {
    return closing(next);
  }

  private Instant closing(Instant start) {
    return start.plus(grid.length()).plus(grace);
  }

  private boolean isResumable(Instant end, Instant now) {
    Duration limit =
        RESUME_LIMIT.compareTo(grid.length()) > 0 ? RESUME_LIMIT : grid.length().multipliedBy(2);
    return end.isAfter(now.minus(limit).minus(grace))
        && !end.isAfter(grid.floor(now).plus(grid.length()));
  }
}
