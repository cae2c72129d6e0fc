package dev.meteo.terminal.view;

import java.util.List;

/** What can be in focus. */
public enum Panel {
  /** Nothing is. */
  NONE,
  WELLNESS,
  POLLUTION,
  EVENTS,
  WORKERS,
  SENSORS;

  /** Whether it says who is behind the numbers. */
  boolean isOfSigns() {
    return this == WORKERS || this == SENSORS;
  }

  Panel next(int by) {
    List<Panel> all = List.of(values());
    return all.get(Math.floorMod(all.indexOf(this) + by, all.size()));
  }
}
