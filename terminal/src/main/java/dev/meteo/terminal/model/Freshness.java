package dev.meteo.terminal.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether windows come, judged by the newest.
 *
 * @param silence since when the newest was heard of
 * @param phase live, past or stale
 */
record Freshness(Duration silence, Phase phase) {
  private static final int STALE_WINDOWS = 2;

  /** What arrives no later after its end than this, or than ten windows, is of now. */
  private static final Duration LIVE_DELAY = Duration.ofMinutes(1);

  private static final int LIVE_DELAY_WINDOWS = 10;

  /** No queue waits for longer; what had ended before was recorded. */
  private static final Duration LONGEST_BACKLOG = Duration.ofDays(7);

  /** What took its time on the way here might have come this long after its end. */
  private static final Duration USUAL_DELAY = Duration.ofSeconds(5);

  /** While a history pours in, its next windows are there in less. */
  private static final Duration POURING = Duration.ofSeconds(5);

  static Freshness of(KnownWindow newest, Instant now) {
    Duration silence = Duration.between(heard(newest), now);
    Duration length = newest.summary().length();
    boolean overdue = silence.compareTo(length.multipliedBy(STALE_WINDOWS)) > 0;
    if (!overdue) {
      return new Freshness(silence, isOfThePast(newest) ? Phase.PAST : Phase.LIVE);
    }
    boolean pouring =
        newest.arrival() != Arrival.ON_TIME && now.isBefore(newest.received().plus(POURING));
    return new Freshness(silence, pouring ? Phase.PAST : Phase.STALE);
  }

  /**
   * Whether the window has nothing to do with the time at which it came, as those of recorded
   * sensors.
   */
  static boolean isOfThePast(KnownWindow window) {
    return !isSoon(window)
        && (window.origin() == Origin.EARLIER || window.delay().compareTo(LONGEST_BACKLOG) > 0);
  }

  /**
   * From when on the next windows are awaited. Of a window that had waited in the history or in a
   * queue, the time of its receipt says nothing.
   */
  private static Instant heard(KnownWindow window) {
    boolean counts =
        window.arrival() == Arrival.ON_TIME
            || isOfThePast(window)
            || (window.arrival() == Arrival.LATE && isSoon(window));
    Instant due = window.summary().end().plus(USUAL_DELAY);
    return counts || window.received().isBefore(due) ? window.received() : due;
  }

  private static boolean isSoon(KnownWindow window) {
    Duration windows = window.summary().length().multipliedBy(LIVE_DELAY_WINDOWS);
    Duration most = windows.compareTo(LIVE_DELAY) > 0 ? windows : LIVE_DELAY;
    return window.delay().compareTo(most) <= 0;
  }
}
