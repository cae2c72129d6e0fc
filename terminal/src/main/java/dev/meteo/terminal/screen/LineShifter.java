package dev.meteo.terminal.screen;

import java.io.IOException;

/** A terminal that can move a part of a row without being told its characters again. */
interface LineShifter {
  /**
   * Moves the cells of {@code [from, to)} to the left; blanks come in at the right, and what is
   * beyond stays where it is. Changes the cursor and the colours.
   */
  void shiftLeft(int row, int from, int to, int by) throws IOException;
}
