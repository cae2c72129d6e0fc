package dev.meteo.terminal.view;

/** What a cell's background means. */
public enum Ground {
  NONE,
  WELLNESS_BAND,
  POLLUTION_BAND,
  /** The window that the cursor is on. */
  CURSOR,
  /** What must not be overlooked. */
  ALARM
}
