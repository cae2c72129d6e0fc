package dev.meteo.sensor.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table below its header. A row that cannot be read costs only itself: each begins at
 * the start of a line, whatever quotes were left open before.
 */
final class TableRows {
  /** How many lines a quoted cell may span. */
  private static final int MAX_LINES_PER_ROW = 8;

  /** A row, or why a line is none. */
  sealed interface Row {
    /** The number of its first line in the file. */
    long line();
  }

  /**
   * The cells under the header's names; those at the end may lack.
   *
   * @param ended whether a line end follows, or only the end of the file
   */
  record Cells(long line, List<String> values, boolean ended) implements Row {}

  /**
   * What could not be read as a row.
   *
   * @param kind the same words for all lines with this fault
   * @param detail what is particular to this line
   */
  record Unreadable(long line, String kind, String detail) implements Row {}

  private final TextLines lines;
  private final CellSplitter splitter;
  private final int columns;
  private final boolean hasUnnamedIndex;
  private long lastLine;
  private boolean damaged;

  /**
   * @param columns how many the header names; 0 when rows may have any number
   * @param hasUnnamedIndex whether each row begins with a cell more than the header names
   */
  TableRows(TextLines lines, CellSplitter splitter, int columns, boolean hasUnnamedIndex) {
    this.lines = lines;
    this.splitter = splitter;
    this.columns = columns;
    this.hasUnnamedIndex = hasUnnamedIndex;
  }

  /** The next row; null at the end. Blank lines are no rows. */
  @Nullable Row next() throws IOException {
    if (damaged) {
      return null;
    }
    try {
      Row row = read();
      if (row != null) {
        lastLine = row.line();
      }
      return row instanceof Cells cells ? fitted(cells) : row;
    } catch (FileContent.DamagedFileException e) {
      damaged = true;
      return new Unreadable(lastLine + 1, String.valueOf(e.getMessage()), "");
    }
  }

  private Row fitted(Cells cells) {
    List<String> values = cells.values();
    if (hasUnnamedIndex && values.size() == columns + 1) {
      return new Cells(cells.line(), values.subList(1, values.size()), cells.ended());
    }
    if (columns == 0 || (values.size() <= columns && !hasUnnamedIndex)) {
      return cells;
    }
    boolean extraAreBlank =
        values.size() > columns
            && !hasUnnamedIndex
            && values.subList(columns, values.size()).stream().allMatch(String::isEmpty);
    if (extraAreBlank) {
      return cells;
    }
    int expected = columns + (hasUnnamedIndex ? 1 : 0);
    boolean comma = splitter.separator() == ',' && values.size() > expected;
    return new Unreadable(
        cells.line(),
        values.size() > expected ? "more cells than columns" : "fewer cells than columns",
        ": "
            + values.size()
            + " instead of "
            + expected
            + (comma ? "; decimal commas want another separator, or quotes" : ""));
  }

  private @Nullable Row read() throws IOException {
    TextLines.Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    List<String> cells = splitter.split(line.text());
    if (cells != null) {
      return new Cells(line.number(), cells, line.ended());
    }
    return joined(line);
  }

  /** A row with a line end in a quoted cell; without success only the first line is used up. */
  private Row joined(TextLines.Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<TextLines.Line> taken = new ArrayList<>();
    while (taken.size() < MAX_LINES_PER_ROW - 1) {
      TextLines.Line line = lines.next();
      if (line == null) {
        break;
      }
      taken.add(line);
      List<String> cells = splitter.split(text.append('\n').append(line.text()).toString());
      if (cells != null && cells.size() >= columns) {
        return new Cells(first.number(), cells, line.ended());
      }
    }
    lines.pushBack(taken);
    return new Unreadable(first.number(), "a quote is not closed or stands inside a cell", "");
  }
}
