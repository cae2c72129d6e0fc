package dev.meteo.terminal.view;

/** What a glyph means; a palette gives it a colour. */
public enum Tone {
  PLAIN,
  DIM,
  FRAME,
  WELLNESS,
  POLLUTION,
  GOOD,
  WARN,
  BAD
}
