package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A screen that knows that charts move: where a row's cells are those of the last picture further
 * to the left, it has the terminal move them, and only the rest is written.
 */
final class ShiftingScreen extends TerminalScreen {
  private static final int FURTHEST = 8;

  /** What moving costs, in cells that could be written for as many bytes. */
  private static final int PRICE = 6;

  private final Terminal terminal;

  /**
   * @param terminal moves cells if it is a {@link LineShifter}
   */
  ShiftingScreen(Terminal terminal) throws IOException {
    super(terminal);
    this.terminal = terminal;
  }

  @Override
  public synchronized void refresh(Screen.RefreshType type) throws IOException {
    if (type != Screen.RefreshType.DELTA) {
      super.refresh(type);
      return;
    }
    TerminalSize size = getTerminalSize();
    if (terminal instanceof LineShifter shifter) {
      for (int row = 0; row < size.getRows(); row++) {
        shift(shifter, row, size.getColumns());
      }
    }
    writeDifferences(size);
    getBackBuffer().copyTo(getFrontBuffer());
    terminal.setCursorVisible(false);
    terminal.flush();
  }

  private void writeDifferences(TerminalSize size) throws IOException {
    DeltaWriter writer = new DeltaWriter(terminal);
    for (int row = 0; row < size.getRows(); row++) {
      for (int x = 0; x < size.getColumns(); x++) {
        if (!DeltaWriter.looksLike(back(x, row), front(x, row))) {
          bridge(writer, x, row);
          writer.write(x, row, back(x, row));
        }
      }
    }
  }

  /** Writes again what is between, where that is shorter than a jump. */
  private void bridge(DeltaWriter writer, int x, int row) throws IOException {
    if (!writer.isNear(x, row)) {
      return;
    }
    int from = writer.column();
    for (int between = from; between < x; between++) {
      if (!writer.suits(back(between, row))
          || back(between, row).getCharacterString().charAt(0) > '~') {
        return;
      }
    }
    for (int between = from; between < x; between++) {
      writer.write(between, row, back(between, row));
    }
  }

  private void shift(LineShifter shifter, int row, int columns) throws IOException {
    Shift best = null;
    for (int by = 1; by <= FURTHEST; by++) {
      Shift found = longest(row, columns, by);
      if (found != null && (best == null || found.gain > best.gain)) {
        best = found;
      }
    }
    if (best == null || best.gain < PRICE) {
      return;
    }
    shifter.shiftLeft(row, best.from, best.to, best.by);
    for (int x = best.from; x < best.to; x++) {
      boolean moved = x + best.by < best.to;
      getFrontBuffer()
          .setCharacterAt(
              x, row, moved ? front(x + best.by, row) : TextCharacter.DEFAULT_CHARACTER);
    }
  }

  /**
   * A move that makes a row right.
   *
   * @param to excluded
   * @param gain how many cells need not be written because of it
   */
  private record Shift(int from, int to, int by, int gain) {}

  /** The longest part of the row that is right after moving it. */
  private @Nullable Shift longest(int row, int columns, int by) {
    Shift best = null;
    int from = 0;
    int gain = 0;
    for (int x = 0; x + by <= columns; x++) {
      boolean fits = x + by < columns && DeltaWriter.looksLike(back(x, row), front(x + by, row));
      if (fits) {
        gain += DeltaWriter.looksLike(back(x, row), front(x, row)) ? 0 : 1;
      } else {
        if (best == null || gain - by > best.gain) {
          best = new Shift(from, x + by, by, gain - by);
        }
        from = x + 1;
        gain = 0;
      }
    }
    return best;
  }

  private TextCharacter back(int x, int row) {
    return getBackBuffer().getCharacterAt(x, row);
  }

  private TextCharacter front(int x, int row) {
    return getFrontBuffer().getCharacterAt(x, row);
  }
}
