package dev.meteo.sensor;

import dev.meteo.messages.Quantity;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording row by row. What cannot be used is reported and skipped; the good half of a row
 * is kept.
 */
final class RowReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private final CsvRows rows;
  private final Columns columns;
  private final Kinds kinds;
  private final RecordedTime times;
  private final RowReport report;

  RowReader(CsvRows rows, Columns columns, Kinds kinds, RecordedTime times, RowReport report) {
    this.rows = rows;
    this.columns = columns;
    this.kinds = kinds;
    this.times = times;
    this.report = report;
  }

  /** The next row that holds something; null at the end. */
  @Nullable RecordedRow next() throws IOException {
    CsvRows.Row row = rows.next();
    while (row != null) {
      RecordedRow recorded =
          switch (row) {
            case CsvRows.Cells cells -> recorded(cells);
            case CsvRows.Unreadable unreadable -> {
              report.skipped(unreadable.line(), unreadable.reason());
              yield null;
            }
          };
      if (recorded != null) {
        return recorded;
      }
      row = rows.next();
    }
    return null;
  }

  private @Nullable RecordedRow recorded(CsvRows.Cells cells) {
    try {
      var time = times.parse(cells.values().get(columns.timestamp()));
      Problems problems = new Problems();
      RecordedRow.Air air = includes(ReadingKind.AIR) ? air(cells.values(), problems) : null;
      Double co2 =
          includes(ReadingKind.POLLUTION)
              ? number(cells.values(), columns.co2(), Quantity.CO2, problems)
              : null;
      boolean holdsNothing = air == null && co2 == null;
      account(cells.line(), problems, holdsNothing);
      return holdsNothing ? null : new RecordedRow(cells.line(), time, air, co2);
    } catch (BadCell e) {
      report.skipped(cells.line(), e.reason());
      return null;
    }
  }

  private void account(long line, Problems problems, boolean holdsNothing) {
    if (problems.text.isEmpty()) {
      if (holdsNothing) {
        report.skipped(line, "no value");
      }
    } else if (holdsNothing) {
      report.skipped(line, problems.text);
    } else {
      report.skippedInPart(line, problems.text);
    }
  }

  private boolean includes(ReadingKind kind) {
    return kinds.include(kind) && columns.has(kind);
  }

  private RecordedRow.@Nullable Air air(List<String> values, Problems problems) {
    Double temperature = number(values, columns.temperature(), Quantity.TEMPERATURE, problems);
    Double humidity = number(values, columns.humidity(), Quantity.HUMIDITY, problems);
    return temperature == null || humidity == null
        ? null
        : new RecordedRow.Air(temperature, humidity);
  }

  /** Null when the cell is empty, which is no problem, or holds no value of the quantity. */
  private static @Nullable Double number(
      List<String> values, int column, Quantity quantity, Problems problems) {
    String cell = values.get(column).strip();
    if (cell.isEmpty() || cell.toUpperCase(Locale.ROOT).equals("NA")) {
      return null;
    }
    if (!NUMBER.matcher(cell).matches()) {
      problems.add(quantity.field() + " is no number: " + VisibleText.quoted(cell));
      return null;
    }
    double value = Double.parseDouble(cell);
    if (!quantity.allows(value)) {
      problems.add(
          quantity.field() + " must be " + quantity.range() + ", not " + VisibleText.of(cell, 40));
      return null;
    }
    return value;
  }

  private static final class Problems {
    private String text = "";

    private void add(String problem) {
      text = text.isEmpty() ? problem : text + "; " + problem;
    }
  }
}
