package dev.meteo.terminal.view;

/**
 * The characters that may reach a terminal: visible, one column wide, drawn from left to right, and
 * not joined to their neighbours. Everything else, such as what begins an escape sequence or turns
 * the direction of writing, becomes a question mark.
 */
final class Glyphs {
  static final char REPLACEMENT = '?';

  private static final char LAST_ASCII = '~';

  /** From here on a character may be two columns wide, or change its neighbours. */
  private static final char END_OF_ALPHABETS = '\u0530';

  private Glyphs() {}

  static char safe(char glyph) {
    return isSafe(glyph) ? glyph : REPLACEMENT;
  }

  private static boolean isSafe(char glyph) {
    if (glyph <= LAST_ASCII) {
      return glyph >= ' ';
    }
    if (glyph < END_OF_ALPHABETS) {
      return isLatinGreekOrCyrillic(glyph);
    }
    return isPunctuation(glyph) || isDrawing(glyph);
  }

  private static boolean isLatinGreekOrCyrillic(char glyph) {
    int type = Character.getType(glyph);
    return glyph > '\u00a0'
        && type != Character.FORMAT
        && type != Character.NON_SPACING_MARK
        && type != Character.ENCLOSING_MARK
        && type != Character.UNASSIGNED;
  }

  private static boolean isPunctuation(char glyph) {
    return isBetween('\u2010', glyph, '\u2027') || isBetween('\u2030', glyph, '\u205e');
  }

  /** Arrows, mathematics, lines, blocks, shapes and braille, without those drawn wide. */
  private static boolean isDrawing(char glyph) {
    return isBetween('\u2190', glyph, '\u22ff')
        || isBetween('\u2500', glyph, '\u25fc')
        || isBetween('\u2800', glyph, '\u28ff');
  }

  private static boolean isBetween(char first, char glyph, char last) {
    return first <= glyph && glyph <= last;
  }
}
