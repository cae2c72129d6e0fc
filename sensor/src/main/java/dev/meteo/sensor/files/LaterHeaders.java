package dev.meteo.sensor.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers that stand among the rows, as in files that were joined. */
final class LaterHeaders {
  private final Layout layout;
  private final FileOptions options;

  LaterHeaders(Layout layout, FileOptions options) {
    this.layout = layout;
    this.options = options;
  }

  /** Whether the row, whose time is none, is a header. */
  boolean isHeader(List<String> row, Columns columns) {
    if (layout.headerLine() == 0) {
      return false;
    }
    if (row.equals(layout.header())) {
      return true;
    }
    boolean same =
        !columns.quantities().isEmpty()
            && columns.quantities().stream()
                .allMatch(
                    column -> Columns.cell(row, column.index()).equalsIgnoreCase(column.name()));
    String time = layout.columns().time(row);
    return same || (row.size() > 1 && Vocabulary.timeRank(ColumnName.of(time)) != Vocabulary.NONE);
  }

  /** Where things are below this header; null when it does not have what the first has. */
  @Nullable Columns below(List<String> row) {
    List<String> names = row;
    if (layout.longTable() != null) {
      return names.equals(layout.header()) ? layout.columns() : null;
    }
    Columns found = new ColumnFinder(names, options, true).find();
    if (found == null) {
      return null;
    }
    List<Integer> times =
        layout.columns().times().stream()
            .map(index -> indexOf(names, layout.header().get(index)))
            .toList();
    if (times.contains(-1)) {
      return null;
    }
    Columns known = found.withTimes(times);
    for (QuantityColumn column : layout.columns().quantities()) {
      boolean sameName = indexOf(names, column.name()) >= 0;
      known = sameName && column.unit() != null ? known.inUnit(column) : known;
    }
    return known;
  }

  private static int indexOf(List<String> names, String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
