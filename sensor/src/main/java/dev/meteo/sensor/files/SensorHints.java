package dev.meteo.sensor.files;

import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches columns that may tell sensors apart in a file that nobody called one of several: a second
 * sensor must not be mixed into the first.
 */
final class SensorHints {
  private final Map<Integer, String> first = new HashMap<>();
  private final List<String> header;
  private final ValueReader values;

  SensorHints(List<String> header, ValueReader values) {
    this.header = header;
    this.values = values;
  }

  /**
   * @param columns those to watch
   * @throws BadCell when the row is of another sensor than the rows before
   */
  void check(List<Integer> columns, List<String> row) throws BadCell {
    for (int column : columns) {
      String name = Columns.cell(row, column);
      if (values.isGap(name)) {
        continue;
      }
      String before = first.putIfAbsent(column, name);
      if (before != null && !before.equals(name)) {
        throw new BadCell(
            "another sensor than in the rows before, see --column sensor="
                + VisibleText.of(header.get(column), 40),
            ": " + VisibleText.quoted(name) + " instead of " + VisibleText.quoted(before));
      }
    }
  }
}
