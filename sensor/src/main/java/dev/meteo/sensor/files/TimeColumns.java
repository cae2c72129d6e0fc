package dev.meteo.sensor.files;

import dev.meteo.sensor.files.cells.TimeText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides by the cells which of the columns with names of times has the times. */
final class TimeColumns {
  private static final int ROWS_LOOKED_AT = 20;

  private TimeColumns() {}

  /** Times of day such as 18.00.00, which dates of two digits a year look like. */
  private static final Pattern DOTS = Pattern.compile("\\d{1,2}\\.\\d{2}\\.\\d{2}");

  /** The one with whole times, else that of dates with that of times of day, else the first. */
  static List<Integer> chosen(
      List<Integer> candidates, List<String> header, List<List<String>> rows) {
    if (candidates.size() == 1) {
      return candidates;
    }
    int date = -1;
    int time = -1;
    for (int column : candidates) {
      switch (usual(column, header, rows)) {
        case COMPLETE -> {
          return List.of(column);
        }
        case DATE -> date = date < 0 ? column : date;
        case TIME -> time = time < 0 ? column : time;
        case NEITHER -> {}
      }
    }
    return date >= 0 && time >= 0 ? List.of(date, time) : candidates.subList(0, 1);
  }

  private static TimeText.Shape usual(int column, List<String> header, List<List<String>> rows) {
    boolean dated = column < header.size() && Vocabulary.isDate(ColumnName.of(header.get(column)));
    List<TimeText.Shape> shapes =
        rows.stream()
            .map(row -> Columns.cell(row, column))
            .filter(cell -> !cell.isEmpty())
            .map(
                cell ->
                    !dated && DOTS.matcher(cell).matches()
                        ? TimeText.Shape.TIME
                        : TimeText.shape(cell))
            .limit(ROWS_LOOKED_AT)
            .toList();
    return Stream.of(TimeText.Shape.COMPLETE, TimeText.Shape.DATE, TimeText.Shape.TIME)
        .filter(shape -> shapes.stream().filter(shape::equals).count() * 2 > shapes.size())
        .findFirst()
        .orElse(TimeText.Shape.NEITHER);
  }
}
