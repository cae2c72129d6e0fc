package dev.meteo.terminal.view;

/**
 * One character cell.
 *
 * @param glyph one column wide, of the Basic Multilingual Plane, no control character
 * @param strong whether it stands out (bold)
 */
public record Cell(char glyph, Tone tone, boolean strong, Ground ground) {
  static final Cell BLANK = new Cell(' ', Tone.PLAIN, false, Ground.NONE);

  Cell withGround(Ground next) {
    return new Cell(glyph, tone, strong, next);
  }

  Cell withGlyph(char next) {
    return new Cell(next, tone, strong, ground);
  }
}
