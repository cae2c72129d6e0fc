package dev.meteo.terminal.view;

/**
 * A rectangle of a grid to draw in. Coordinates are its own; what falls outside is not drawn.
 *
 * @param left the grid's column of its first column
 * @param top the grid's row of its first row
 */
record Region(CellGrid grid, int left, int top, int width, int height) {
  Region {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /** A part of it, cut to its bounds. */
  Region part(int x, int y, int partWidth, int partHeight) {
    int x0 = Math.clamp(x, 0, width);
    int y0 = Math.clamp(y, 0, height);
    return new Region(
        grid,
        left + x0,
        top + y0,
        Math.min(partWidth - (x0 - x), width - x0),
        Math.min(partHeight - (y0 - y), height - y0));
  }

  Cell at(int x, int y) {
    return contains(x, y) ? grid.at(left + x, top + y) : Cell.BLANK;
  }

  void put(int x, int y, char glyph, Tone tone, boolean strong) {
    if (contains(x, y)) {
      grid.set(left + x, top + y, new Cell(glyph, tone, strong, at(x, y).ground()));
    }
  }

  void put(int x, int y, char glyph, Tone tone) {
    put(x, y, glyph, tone, false);
  }

  void ground(int x, int y, Ground ground) {
    if (contains(x, y)) {
      grid.set(left + x, top + y, at(x, y).withGround(ground));
    }
  }

  /** Draws the text and returns the column after it. */
  int text(int x, int y, String text, Tone tone, boolean strong) {
    for (int i = 0; i < text.length(); i++) {
      put(x + i, y, text.charAt(i), tone, strong);
    }
    return x + text.length();
  }

  int text(int x, int y, String text, Tone tone) {
    return text(x, y, text, tone, false);
  }

  /** Draws the text so that it ends in the last column. */
  void textRight(int y, String text, Tone tone) {
    text(width - text.length(), y, text, tone);
  }

  /** Draws the text, with an ellipsis where it is cut. */
  void textCut(int x, int y, String text, Tone tone) {
    int room = width - x;
    if (text.length() <= room) {
      text(x, y, text, tone);
    } else if (room > 0) {
      text(x, y, text.substring(0, room - 1) + "…", tone);
    }
  }

  /** A rule across, with a title. */
  void rule(int y, String title, Tone tone) {
    rule(y, title, tone, false);
  }

  /** A rule across, with a title that says whether it is in focus. */
  void rule(int y, String title, Tone tone, boolean focus) {
    for (int x = 0; x < width; x++) {
      put(x, y, '─', Tone.FRAME);
    }
    text(2, y, " " + title + " ", tone, true);
    if (focus) {
      put(1, y, '▸', tone, true);
    }
  }

  void clear() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grid.set(left + x, top + y, Cell.BLANK);
      }
    }
  }

  private boolean contains(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }
}
