package dev.meteo.terminal.model;

/** How a window came to this terminal. */
public enum Arrival {
  /** Soon after its end. */
  ON_TIME,
  /** While this terminal ran, but later than windows usually come. */
  LATE,
  /** It had ended before this terminal started. */
  EARLIER
}
