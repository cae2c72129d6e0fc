package dev.meteo.proxy;

import dev.meteo.store.Pane;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which windows before the live ones are to be published, again or for the first time: those that
 * changed and have been quiet since, in order of time.
 *
 * <p>Quiet means for the grace. While more old data is still coming in, such as in a replay, it
 * means longer: then a window is rarely published before it is complete. Windows that never are
 * quiet, however many, hold up the later ones for a bounded time only. Not thread-safe.
 */
final class PastWindows {
  private static final Duration QUIET_WHILE_FLOWING = Duration.ofSeconds(5);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

  private final WindowGrid grid;
  private final Duration grace;

  /** When windows were first found restless that have neither been quiet nor gone out since. */
  private final Map<WindowKey, Instant> restlessSince = new HashMap<>();

  PastWindows(WindowGrid grid, Duration grace) {
    this.grid = grid;
    this.grace = grace;
  }

  /**
   * How long a window must have been quiet now.
   *
   * @param latest the latest dirty panes before the live windows
   * @param now by Redis' clock
   */
  Duration requiredQuiet(List<Pane> latest, Instant now) {
    boolean flowing = !latest.stream().allMatch(pane -> isQuiet(pane, grace, now));
    return flowing && grace.compareTo(QUIET_WHILE_FLOWING) < 0 ? QUIET_WHILE_FLOWING : grace;
  }

  /**
   * The windows to be published: the first dirty ones, up to the first that is not quiet.
   *
   * @param dirty the first dirty panes in order of time
   * @param now by Redis' clock
   */
  List<WindowKey> ready(List<Pane> dirty, Duration quiet, Instant now) {
    Map<WindowKey, Boolean> windows = new LinkedHashMap<>();
    for (Pane pane : dirty) {
      windows.merge(grid.windowOf(pane.second()), isQuiet(pane, quiet, now), Boolean::logicalAnd);
    }
    List<WindowKey> ready = new ArrayList<>();
    boolean upToRestless = true;
    for (Map.Entry<WindowKey, Boolean> window : windows.entrySet()) {
      boolean isDue = window.getValue() || isHeldTooLong(window.getKey(), now);
      upToRestless &= isDue;
      if (upToRestless) {
        ready.add(window.getKey());
      }
    }
    return ready;
  }

  /** Whether a window that seemed ready by its first dirty panes is so by all of its panes. */
  boolean isReady(WindowState state, Duration quiet, Instant now) {
    if (state.panes().stream().allMatch(pane -> isQuiet(pane, quiet, now))) {
      restlessSince.remove(state.window());
      return true;
    }
    return isHeldTooLong(state.window(), now);
  }

  /** This one went out: if it is not quiet even now, its hold begins again. */
  void published(WindowKey window) {
    restlessSince.remove(window);
  }

  /** Of a window that is restless now. */
  private boolean isHeldTooLong(WindowKey window, Instant now) {
    // A clock that was put back would hold it until it is there again.
    Instant since = restlessSince.merge(window, now, PastWindows::min);
    return !now.isBefore(since.plus(LONGEST_HOLD));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static boolean isQuiet(Pane pane, Duration quiet, Instant now) {
    return pane.changedMillis() <= now.toEpochMilli() - quiet.toMillis();
  }
}
