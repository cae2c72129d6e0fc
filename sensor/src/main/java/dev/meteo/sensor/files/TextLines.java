package dev.meteo.sensor.files;

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
final class TextLines {
  static final int MAX_CHARS = 64 * 1024;

  private static final int BUFFER_CHARS = 8192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * @param number of the line in the file, from 1
   * @param ended whether a line end follows, or only the end of the file
   */
  record Line(long number, String text, boolean ended) {}

  private final Reader reader;
  private final char[] buffer = new char[BUFFER_CHARS];
  private final Deque<Line> pushedBack = new ArrayDeque<>();
  private final StringBuilder begun = new StringBuilder();
  private int next;
  private int limit;
  private long read;
  private boolean skipLineFeed;

  TextLines(Reader reader) {
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
    begun.setLength(0);
    boolean any = false;
    while (next < limit || fill()) {
      if (skipLineFeed) {
        skipLineFeed = false;
        if (buffer[next] == '\n') {
          next++;
          continue;
        }
      }
      any = true;
      int end = lineEnd();
      begun.append(buffer, next, Math.min(end - next, MAX_CHARS - begun.length()));
      next = end;
      if (end < limit) {
        skipLineFeed = buffer[next] == '\r';
        next++;
        return line(true);
      }
    }
    return any ? line(false) : null;
  }

  private int lineEnd() {
    int at = next;
    while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    return at;
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = Math.max(0, reader.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private Line line(boolean ended) {
    read++;
    int from = read == 1 && !begun.isEmpty() && begun.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    return new Line(read, begun.substring(from), ended);
  }
}
