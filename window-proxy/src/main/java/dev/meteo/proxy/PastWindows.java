package dev.meteo.proxy;

import dev.meteo.store.Pane;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which windows before the live ones are to be published, again or for the first time: those that
 * changed and have been quiet since, in order of time.
 *
 * <p>Quiet means for the grace. While more old data is still coming in, such as in a replay, it
 * means longer: then a window is rarely published before it is complete. A window that never is
 * quiet holds up the later ones for a bounded time only. Not thread-safe.
 */
final class PastWindows {
  private static final Duration QUIET_WHILE_FLOWING = Duration.ofSeconds(5);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

  private final WindowGrid grid;
  private final Duration grace;
  private @Nullable WindowKey held;
  private Instant heldSince = Instant.MIN;

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
    for (Map.Entry<WindowKey, Boolean> window : windows.entrySet()) {
      if (!window.getValue() && !isHeldTooLong(window.getKey(), now)) {
        break;
      }
      ready.add(window.getKey());
    }
    return ready;
  }

  /** Whether a window that seemed ready by its first dirty panes is so by all of its panes. */
  boolean isReady(WindowState state, Duration quiet, Instant now) {
    return state.panes().stream().allMatch(pane -> isQuiet(pane, quiet, now))
        || isHeldTooLong(state.window(), now);
  }

  /** These went out: if one is not quiet even now, its hold begins again. */
  void published(List<WindowKey> windows) {
    if (held != null && windows.contains(held)) {
      held = null;
    }
  }

  private boolean isHeldTooLong(WindowKey window, Instant now) {
    if (!window.equals(held)) {
      held = window;
      heldSince = now;
    }
    return !now.isBefore(heldSince.plus(LONGEST_HOLD));
  }

  private static boolean isQuiet(Pane pane, Duration quiet, Instant now) {
    return pane.changedMillis() <= now.toEpochMilli() - quiet.toMillis();
  }
}
