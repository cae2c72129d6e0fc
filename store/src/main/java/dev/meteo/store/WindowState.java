package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import java.util.List;

/**
 * A window as it was read: its last revision first, then the panes it is made of.
 *
 * @param revision the last one written, 0 when there is none, −1 when it cannot be read
 * @param panes those that hold anything, in order of time
 */
public record WindowState(WindowKey window, int revision, List<Pane> panes) {
  /** Whether Redis holds something that cannot be: the window has no figures then. */
  public boolean isDamaged() {
    return revision < 0 || wellness().isDamaged() || pollution().isDamaged();
  }

  Aggregate of(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> wellness();
      case POLLUTION -> pollution();
    };
  }

  /** The window's wellness over all panes. */
  public Aggregate wellness() {
    return panes.stream().map(Pane::wellness).reduce(Aggregate.EMPTY, Aggregate::merge);
  }

  /** The window's pollution over all panes. */
  public Aggregate pollution() {
    return panes.stream().map(Pane::pollution).reduce(Aggregate.EMPTY, Aggregate::merge);
  }
}
