package dev.meteo.terminal.view;

/**
 * One character cell.
 *
 * @param glyph one column wide and harmless: any other becomes a question mark
 * @param strong whether it stands out (bold)
 */
public record Cell(char glyph, Tone tone, boolean strong, Ground ground) {
  static final Cell BLANK = new Cell(' ', Tone.PLAIN, false, Ground.NONE);

  /** The one place that every character passes on its way to a terminal. */
  public Cell {
    glyph = Glyphs.safe(glyph);
  }

  Cell withGround(Ground next) {
    return new Cell(glyph, tone, strong, next);
  }

  Cell withGlyph(char next) {
    return new Cell(next, tone, strong, ground);
  }
}
