package dev.meteo.compare.plot;

import java.util.List;

/** Bars that belong together. */
public record BarGroup(String label, List<Bar> bars) {
  /** Defensive copy. */
  public BarGroup {
    bars = List.copyOf(bars);
  }
}
