package dev.meteo.compare.plot;

import java.util.List;

/**
 * A line of a plot.
 *
 * @param label for the legend; empty: a repetition of another line, drawn thin
 * @param marked whether each point has a mark
 */
public record Line(String label, Pen pen, boolean marked, List<Dot> dots) {
  /** Defensive copy. */
  public Line {
    dots = List.copyOf(dots);
  }

  boolean isThin() {
    return label.isEmpty();
  }
}
