package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.sensor.files.cells.DateOrder;
import dev.meteo.sensor.files.cells.ShortYears;
import dev.meteo.sensor.files.cells.TimeText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides how the times of a table are to be read. It does not guess. */
final class TimeFormats {
  private final Columns columns;
  private final @Nullable TimeText told;
  private final boolean isHobo;
  private TableRows.@Nullable Cells ambiguous;
  private @Nullable DateOrder proved;
  private final ShortYears shortYears = new ShortYears();

  /**
   * @param above the text above the header
   */
  TimeFormats(FileOptions options, List<String> header, Columns columns, String above) {
    this.columns = columns;
    this.told = told(options, header, columns);
    String text = (above + " " + String.join(" ", header)).toLowerCase(Locale.ROOT);
    this.isHobo =
        text.contains("plot title")
            || text.contains("lgr s/n")
            || text.contains("sen s/n")
            || text.contains("hobo")
            || (header.getFirst().equals("#") && text.contains("date-time ("));
  }

  private static @Nullable TimeText told(
      FileOptions options, List<String> header, Columns columns) {
    if (options.timeFormat() != null) {
      return options.timeFormat();
    }
    for (int index : columns.times()) {
      DateOrder said = DateOrder.saidIn(header.get(index));
      if (said != null) {
        return TimeText.inOrder(said);
      }
    }
    return null;
  }

  /** Looks at the rows until one decides; false when more of them are needed. */
  boolean isDecidedBy(TableRows rows) throws IOException {
    if (told != null) {
      return true;
    }
    for (TableRows.Row row = rows.next(); row != null; row = rows.next()) {
      if (!(row instanceof TableRows.Cells cells)) {
        continue;
      }
      String cell = columns.time(cells.values());
      if (DateOrder.isNeededBy(cell)) {
        ambiguous = ambiguous == null ? cells : ambiguous;
        proved = proved == null ? DateOrder.provedBy(cell) : proved;
        shortYears.add(cell);
        if (proved != null && !shortYears.mayComeFirst()) {
          return true;
        }
      }
    }
    return ambiguous == null || proved != null;
  }

  /**
   * How times are read.
   *
   * @throws UsageError when day and month cannot be told from each other
   */
  TimeText decided() {
    if (told != null) {
      return told;
    }
    if (proved != null) {
      if (shortYears.mayComeFirst()) {
        throw new UsageError(
            "--replay: "
                + shortYears.bothReadings()
                + "; --time-format dd/MM/yy or --time-format yy/MM/dd says which");
      }
      return TimeText.inOrder(proved);
    }
    if (ambiguous == null) {
      return TimeText.inOrder(DateOrder.UNKNOWN);
    }
    if (isHobo) {
      return TimeText.inOrder(DateOrder.MONTH_FIRST);
    }
    throw new UsageError(
        "--replay: line "
            + ambiguous.line()
            + ": "
            + DateOrder.bothReadings(columns.time(ambiguous.values()))
            + ", and nothing in the file decides; --time-format dd/MM/yyyy or --time-format"
            + " MM/dd/yyyy says which");
  }
}
