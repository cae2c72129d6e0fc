package dev.meteo.terminal.view;

/**
 * What the terminal can show.
 *
 * @param unicode whether it has braille, blocks and lines; else ASCII only
 * @param colour whether it has colours; else grounds are drawn as dots
 */
public record Appearance(boolean unicode, boolean colour) {
  private static final char FIRST_BRAILLE = '\u2800';
  private static final char LAST_BRAILLE = '\u28FF';

  /** The bits of a braille cell's four upper dots. */
  private static final int UPPER_HALF = 0x1b;

  /** Replaces in place what the terminal cannot show. */
  void apply(CellGrid grid) {
    if (unicode && colour) {
      return;
    }
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        grid.set(x, y, apply(grid.at(x, y)));
      }
    }
  }

  private Cell apply(Cell cell) {
    Cell visible = cell;
    if (cell.glyph() == ' ' && (!colour || !unicode)) {
      visible = withVisibleGround(cell);
    }
    return unicode ? visible : visible.withGlyph(ascii(visible));
  }

  private Cell withVisibleGround(Cell cell) {
    return switch (cell.ground()) {
      case NONE, ALARM -> cell;
      case CURSOR -> new Cell('│', Tone.PLAIN, true, cell.ground());
      case WELLNESS_BAND, POLLUTION_BAND ->
          new Cell(unicode ? '░' : ':', Tone.DIM, false, cell.ground());
    };
  }

  /** The smallest and the largest reading, in the upper or the lower half of a cell, or both. */
  private static char extremes(int dots) {
    boolean upper = (dots & UPPER_HALF) != 0;
    boolean lower = (dots & ~UPPER_HALF) != 0;
    return upper && lower ? ';' : upper ? '\'' : ',';
  }

  private static char ascii(Cell cell) {
    char glyph = cell.glyph();
    if (glyph < 0x7f) {
      return glyph;
    }
    if (glyph >= FIRST_BRAILLE && glyph <= LAST_BRAILLE) {
      return switch (cell.tone()) {
        case WARN -> '-';
        case WELLNESS_ASIDE, POLLUTION_ASIDE -> extremes(glyph - FIRST_BRAILLE);
        default -> '*';
      };
    }
    return switch (glyph) {
      case '─', '–', '−' -> '-';
      case '←' -> '<';
      case '±' -> '~';
      case '×' -> 'x';
      case '░' -> ':';
      case '▁' -> '_';
      case '▂' -> '.';
      case '▃' -> ':';
      case '▄' -> '-';
      case '▅' -> '=';
      case '▆' -> '+';
      case '▇' -> '*';
      case '█' -> '#';
      case '│', '┤' -> '|';
      case '↑' -> '^';
      case '↓' -> 'v';
      case '└', '┴', '┬', '┼' -> '+';
      case '▲' -> '^';
      case '▼' -> 'v';
      case '→', '▸' -> '>';
      case '●' -> '*';
      case '○' -> 'o';
      case '╱' -> '/';
      case '·', '…' -> '.';
      default -> '?';
    };
  }
}
