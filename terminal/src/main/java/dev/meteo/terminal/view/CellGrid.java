package dev.meteo.terminal.view;

import java.util.Arrays;

/** A picture of cells, of any size. Mutable until it is handed out; belongs to one thread. */
public final class CellGrid {
  private final int width;
  private final int height;
  private final Cell[] cells;

  /** A blank grid. */
  CellGrid(int width, int height) {
    this.width = Math.max(0, width);
    this.height = Math.max(0, height);
    this.cells = new Cell[this.width * this.height];
    Arrays.fill(cells, Cell.BLANK);
  }

  /** In columns. */
  public int width() {
    return width;
  }

  /** In rows. */
  public int height() {
    return height;
  }

  /** The cell in this column and row; blank outside the grid. */
  public Cell at(int x, int y) {
    return contains(x, y) ? cells[y * width + x] : Cell.BLANK;
  }

  /** The glyphs of a row. */
  public String row(int y) {
    StringBuilder row = new StringBuilder(width);
    for (int x = 0; x < width; x++) {
      row.append(at(x, y).glyph());
    }
    return row.toString();
  }

  void set(int x, int y, Cell cell) {
    if (contains(x, y)) {
      cells[y * width + x] = cell;
    }
  }

  Region whole() {
    return new Region(this, 0, 0, width, height);
  }

  private boolean contains(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }
}
