package dev.meteo.sensor;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, with their numbers, ended by LF, CRLF or CR. A line is cut at {@link
 * #MAX_CHARS}, so that a file without line ends fits into memory too.
 */
final class CsvLines {
  static final int MAX_CHARS = 64 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * @param number of the line in the file, from 1
   */
  record Line(long number, String text) {}

  private final Reader reader;
  private final Deque<Line> pushedBack = new ArrayDeque<>();
  private long read;
  private boolean skipLineFeed;

  CsvLines(Reader reader) {
    this.reader = reader;
  }

  /** The next line; null at the end. */
  @Nullable Line next() throws IOException {
    return pushedBack.isEmpty() ? readLine() : pushedBack.removeFirst();
  }

  /** Makes lines that were read the next ones again. */
  void pushBack(List<Line> lines) {
    lines.reversed().forEach(pushedBack::addFirst);
  }

  private @Nullable Line readLine() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = readChar();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (text.length() < MAX_CHARS) {
        text.append((char) c);
      }
      c = reader.read();
    }
    skipLineFeed = c == '\r';
    read++;
    if (read == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text.deleteCharAt(0);
    }
    return new Line(read, text.toString());
  }

  private int readChar() throws IOException {
    int c = reader.read();
    return skipLineFeed && c == '\n' ? reader.read() : c;
  }
}
