package dev.meteo.terminal.view;

/** What a glyph means; a palette gives it a colour. */
public enum Tone {
  PLAIN,
  DIM,
  FRAME,
  WELLNESS,
  POLLUTION,
  /** Beside the wellness' line, such as its counts. */
  WELLNESS_ASIDE,
  /** Beside the pollution's line, such as its counts. */
  POLLUTION_ASIDE,
  GOOD,
  WARN,
  BAD
}
