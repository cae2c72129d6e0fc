package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.ScreenTerminal;

/** What a real terminal would show: the bytes of each frame, and an emulator that reads them. */
final class EmulatedTerminal extends ShiftingTerminal {
  private final ByteArrayOutputStream bytes;
  private final TerminalSize size;
  private final ScreenTerminal emulator;

  private EmulatedTerminal(ByteArrayOutputStream bytes, int columns, int rows) {
    super(new ByteArrayInputStream(new byte[0]), bytes, StandardCharsets.UTF_8);
    this.bytes = bytes;
    this.size = new TerminalSize(columns, rows);
    this.emulator = new ScreenTerminal(columns, rows);
  }

  static EmulatedTerminal of(int columns, int rows) {
    return new EmulatedTerminal(new ByteArrayOutputStream(), columns, rows);
  }

  @Override
  protected TerminalSize findTerminalSize() {
    return size == null ? new TerminalSize(80, 24) : size;
  }

  /** What was written since the last call; the emulator has seen it. */
  String written() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    emulator.write(text);
    return text;
  }

  /** The rows that are to be seen, without blanks at their ends. */
  List<String> rows() {
    long[] cells = new long[size.getColumns() * size.getRows()];
    emulator.dump(cells, 0, 0, size.getRows(), size.getColumns(), new int[2]);
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < size.getRows(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < size.getColumns(); x++) {
        row.appendCodePoint((int) (cells[y * size.getColumns() + x] & 0x1fffff));
      }
      rows.add(row.toString().stripTrailing());
    }
    return rows;
  }
}
