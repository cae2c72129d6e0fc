package dev.meteo.terminal.view;

/** What a cell's background means; a palette gives it a colour. */
public enum Ground {
  NONE,
  WELLNESS_BAND,
  POLLUTION_BAND
}
