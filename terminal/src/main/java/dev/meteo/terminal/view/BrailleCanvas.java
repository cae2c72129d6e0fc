package dev.meteo.terminal.view;

/** Dots, two across and four down in each cell. */
final class BrailleCanvas {
  static final int DOTS_ACROSS = 2;
  static final int DOTS_DOWN = 4;

  private static final char EMPTY = '\u2800';
  private static final int[][] BITS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private final int columns;
  private final int rows;
  private final int[] cells;

  BrailleCanvas(int columns, int rows) {
    this.columns = Math.max(0, columns);
    this.rows = Math.max(0, rows);
    this.cells = new int[this.columns * this.rows];
  }

  /** Sets a dot; (0, 0) is at the top left. */
  void dot(int x, int y) {
    int column = Math.floorDiv(x, DOTS_ACROSS);
    int row = Math.floorDiv(y, DOTS_DOWN);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      cells[row * columns + column] |=
          BITS[Math.floorMod(x, DOTS_ACROSS)][Math.floorMod(y, DOTS_DOWN)];
    }
  }

  /** Sets the dots of a straight line. */
  void line(int fromX, int fromY, int toX, int toY) {
    int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
    for (int i = 0; i <= steps; i++) {
      double part = steps == 0 ? 0 : (double) i / steps;
      dot(
          (int) Math.round(fromX + part * (toX - fromX)),
          (int) Math.round(fromY + part * (toY - fromY)));
    }
  }

  /** Draws the cells that hold a dot. */
  void draw(Region region, Tone tone, boolean strong) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int dots = cells[row * columns + column];
        if (dots != 0) {
          region.put(column, row, (char) (EMPTY + dots), tone, strong);
        }
      }
    }
  }
}
