package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen to see. Immutable.
 *
 * @param frozen the picture held still, or null
 * @param dotsPerWindow a power of two
 */
public record Controls(boolean help, @Nullable Frozen frozen, int dotsPerWindow) {
  private static final int FEWEST_DOTS = 1;
  private static final int MOST_DOTS = 16;

  /**
   * A picture held still.
   *
   * @param at when
   */
  public record Frozen(Dashboard dashboard, Instant at) {}

  /** How a terminal begins: a cell for each window. */
  public static Controls initial() {
    return new Controls(false, null, BrailleCanvas.DOTS_ACROSS);
  }

  /** The choice after this command; QUIT and REPAINT change nothing here. */
  public Controls after(Command command, Dashboard dashboard, Instant now) {
    return switch (command) {
      case HELP -> new Controls(!help, frozen, dotsPerWindow);
      case PAUSE ->
          new Controls(help, frozen == null ? new Frozen(dashboard, now) : null, dotsPerWindow);
      case ZOOM_IN -> zoomed(dotsPerWindow * 2);
      case ZOOM_OUT -> zoomed(dotsPerWindow / 2);
      case QUIT, REPAINT -> this;
    };
  }

  private Controls zoomed(int dots) {
    return new Controls(help, frozen, Math.clamp(dots, FEWEST_DOTS, MOST_DOTS));
  }
}
