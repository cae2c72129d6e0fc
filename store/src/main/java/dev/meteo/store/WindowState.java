package dev.meteo.store;

import java.util.List;

/**
 * A window as it was read: its last revision first, then the panes it is made of.
 *
 * @param revision the last one written, 0 when there is none
 * @param panes those that hold anything, in order of time
 */
public record WindowState(WindowKey window, int revision, List<Pane> panes) {
  /** The window's wellness over all panes. */
  public Aggregate wellness() {
    return panes.stream().map(Pane::wellness).reduce(Aggregate.EMPTY, Aggregate::merge);
  }

  /** The window's pollution over all panes. */
  public Aggregate pollution() {
    return panes.stream().map(Pane::pollution).reduce(Aggregate.EMPTY, Aggregate::merge);
  }
}
