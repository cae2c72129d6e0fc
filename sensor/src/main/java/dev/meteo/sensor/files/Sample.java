package dev.meteo.sensor.files;

import dev.meteo.messages.Quantity;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.TimeText;
import dev.meteo.sensor.files.cells.Unit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a table tell about all of them.
 *
 * @param rows their cells
 */
record Sample(List<List<String>> rows) {
  private static final int UNIT_ROWS = 3;

  /** Whether most rows begin with a number that the header does not name. */
  boolean hasUnnamedIndex(int columns) {
    long fitting = rows.stream().filter(row -> row.size() <= columns).count();
    long indexed =
        rows.stream()
            .filter(row -> row.size() == columns + 1 && !row.getLast().isEmpty())
            .filter(row -> row.getFirst().matches("\\d{1,8}"))
            .count();
    return indexed > fitting && indexed * 2 > rows.size();
  }

  /** Without the first cell of each row. */
  Sample withoutIndex() {
    return new Sample(
        rows.stream().map(row -> row.size() > 1 ? row.subList(1, row.size()) : row).toList());
  }

  /** The decimal sign that most cells prove. */
  NumberText.Decimal decimal(char separator, List<QuantityColumn> columns) {
    int points = 0;
    int commas = 0;
    for (List<String> row : rows) {
      for (QuantityColumn column : columns) {
        NumberText.Decimal proof =
            NumberText.proof(column.quantity(), Columns.cell(row, column.index()));
        points += proof == NumberText.Decimal.POINT ? 1 : 0;
        commas += proof == NumberText.Decimal.COMMA ? 1 : 0;
      }
    }
    if (points == 0 && commas == 0) {
      return separator == ',' ? NumberText.Decimal.POINT : NumberText.Decimal.UNDECIDED;
    }
    return commas > points ? NumberText.Decimal.COMMA : NumberText.Decimal.POINT;
  }

  /** The decimal sign of a long table's values. */
  NumberText.Decimal decimal(char separator, LongColumns longTable) {
    return decimal(
        separator, List.of(new QuantityColumn(Quantity.TEMPERATURE, longTable.value(), "", null)));
  }

  /** The columns, with the units that a row right below the header names. */
  Columns withUnits(Columns columns) {
    Columns result = columns;
    for (List<String> row : rows.subList(0, Math.min(UNIT_ROWS, rows.size()))) {
      if (TimeText.shape(columns.time(row)) != TimeText.Shape.NEITHER) {
        return result;
      }
      for (QuantityColumn column : columns.quantities()) {
        String cell = Columns.cell(row, column.index());
        Unit unit = column.unit() == null ? Unit.inCell(column.quantity(), cell) : null;
        result = unit == null ? result : result.with(column.in(unit));
      }
    }
    return result;
  }

  /** Whether times fall from row to row. */
  boolean isNewestFirst(Columns columns, TimeText times) {
    LocalDateTime before = null;
    int rising = 0;
    for (List<String> row : rows) {
      LocalDateTime time = time(columns.time(row), times);
      if (time != null && before != null) {
        rising += Integer.signum(time.compareTo(before));
      }
      before = time == null ? before : time;
    }
    return rising < 0;
  }

  /** Whether any time has no offset. */
  boolean needsZone(Columns columns, TimeText times) {
    for (List<String> row : rows) {
      try {
        if (times.parse(columns.time(row)) instanceof TimeText.Local) {
          return true;
        }
      } catch (BadCell e) {
        // no row
      }
    }
    return false;
  }

  private static @Nullable LocalDateTime time(String cell, TimeText times) {
    try {
      return switch (times.parse(cell)) {
        case TimeText.Local local -> local.time();
        case TimeText.Absolute absolute -> utc(absolute.instant());
      };
    } catch (BadCell e) {
      return null;
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The different names in a column, in rows that have a time; at most a few. */
  List<String> names(int column, Columns columns) {
    List<String> names = new ArrayList<>();
    for (List<String> row : rows) {
      String name = Columns.cell(row, column);
      boolean counts =
          !name.isEmpty()
              && names.size() < 5
              && TimeText.shape(columns.time(row)) != TimeText.Shape.NEITHER;
      if (counts && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }
}
