package dev.meteo.sensor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file below its header. A row that cannot be read costs only itself: each begins
 * at the start of a line, whatever quotes were left open before.
 */
final class CsvRows {
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setTrim(true).get();

  private static final char COMMA = ',';
  private static final char QUOTE = '"';

  /** How many lines a quoted cell may span. */
  private static final int MAX_LINES_PER_ROW = 8;

  /** Rows that decide whether the rows have an index column that the header does not name. */
  private static final int ROWS_LOOKED_AT = 20;

  /** A row, or why a line is none. */
  sealed interface Row {
    /** The number of its first line in the file. */
    long line();
  }

  /** The cells under the header's names. */
  record Cells(long line, List<String> values) implements Row {}

  /** What could not be read as a row. */
  record Unreadable(long line, String reason) implements Row {}

  private final CsvLines lines;
  private final List<String> header;
  private final Queue<Row> lookedAt = new ArrayDeque<>();
  private boolean hasUnnamedIndex;

  private CsvRows(CsvLines lines, List<String> header) {
    this.lines = lines;
    this.header = header;
  }

  /** Reads the header and looks at the first rows. Null when the file is empty. */
  static @Nullable CsvRows open(CsvLines lines) throws IOException {
    CsvLines.Line first = lines.next();
    while (first != null && first.text().isBlank()) {
      first = lines.next();
    }
    if (first == null) {
      return null;
    }
    List<String> header = cells(first.text());
    CsvRows rows = new CsvRows(lines, header == null ? List.of(first.text()) : header);
    rows.lookAhead();
    return rows;
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /** The next row; null at the end. Blank lines are no rows. */
  @Nullable Row next() throws IOException {
    Row row = lookedAt.isEmpty() ? read() : lookedAt.remove();
    return row instanceof Cells cells ? fitted(cells) : row;
  }

  private void lookAhead() throws IOException {
    int fitting = 0;
    int withIndex = 0;
    while (lookedAt.size() < ROWS_LOOKED_AT) {
      Row row = read();
      if (row == null) {
        break;
      }
      lookedAt.add(row);
      if (row instanceof Cells cells) {
        boolean endsBlank = cells.values().getLast().isEmpty();
        fitting += cells.values().size() == header.size() ? 1 : 0;
        withIndex += cells.values().size() == header.size() + 1 && !endsBlank ? 1 : 0;
      }
    }
    hasUnnamedIndex = withIndex > fitting;
  }

  private Row fitted(Cells cells) {
    List<String> values = cells.values();
    if (hasUnnamedIndex && values.size() == header.size() + 1) {
      return new Cells(cells.line(), values.subList(1, values.size()));
    }
    boolean endsWithComma = values.size() == header.size() + 1 && values.getLast().isEmpty();
    if (!hasUnnamedIndex && (values.size() == header.size() || endsWithComma)) {
      return cells;
    }
    int expected = header.size() + (hasUnnamedIndex ? 1 : 0);
    return new Unreadable(cells.line(), values.size() + " cells instead of " + expected);
  }

  private @Nullable Row read() throws IOException {
    CsvLines.Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    List<String> cells = cells(line.text());
    if (cells != null) {
      return new Cells(line.number(), cells);
    }
    return joined(line);
  }

  /** A row with a line end in a quoted cell; without success only the first line is used up. */
  private Row joined(CsvLines.Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<CsvLines.Line> taken = new ArrayList<>();
    while (taken.size() < MAX_LINES_PER_ROW - 1) {
      CsvLines.Line line = lines.next();
      if (line == null) {
        break;
      }
      taken.add(line);
      List<String> cells = cells(text.append('\n').append(line.text()).toString());
      if (cells != null && cells.size() >= header.size()) {
        return new Cells(first.number(), cells);
      }
    }
    lines.pushBack(taken);
    return new Unreadable(first.number(), "a quote is not closed or stands inside a cell");
  }

  /** Null when the text is no whole row. */
  private static @Nullable List<String> cells(String text) throws IOException {
    return text.indexOf(QUOTE) < 0 ? unquoted(text) : parsed(text);
  }

  /** What the parser would say of it; one for each line takes as long as all the rest. */
  private static List<String> unquoted(String text) {
    List<String> cells = new ArrayList<>();
    int begin = 0;
    for (int end = text.indexOf(COMMA); end >= 0; end = text.indexOf(COMMA, begin)) {
      cells.add(text.substring(begin, end).trim());
      begin = end + 1;
    }
    cells.add(text.substring(begin).trim());
    return Collections.unmodifiableList(cells);
  }

  private static @Nullable List<String> parsed(String text) throws IOException {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.getFirst().toList() : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
