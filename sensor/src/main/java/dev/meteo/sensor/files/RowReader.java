package dev.meteo.sensor.files;

import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.TimeText;
import dev.meteo.sensor.files.cells.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording row by row. What cannot be used is reported and skipped; the good half of a row
 * is kept. Not thread-safe.
 */
public final class RowReader {
  private static final String NO_SENSOR = "";

  private final TableRows rows;
  private final Layout layout;
  private final Set<ReadingKind> kinds;
  private final ValueReader values;
  private final FileReport report;
  private final SensorNames sensors;
  private final SensorNames.Sensor only;
  private final @Nullable LongRows longRows;
  private final SensorHints hints;
  private final LaterHeaders headers;
  private final SeenReadings seen = new SeenReadings();
  private Columns columns;
  private boolean isBelowAnother;
  private boolean hadShortRows;
  private boolean atEnd;

  RowReader(
      TableRows rows, Layout layout, FileOptions options, ValueReader values, FileReport report) {
    this.rows = rows;
    this.layout = layout;
    this.columns = layout.columns();
    this.kinds = options.kinds();
    this.values = values;
    this.report = report;
    this.sensors = new SensorNames(this::times, report::note);
    this.only = new SensorNames.Sensor(-1, NO_SENSOR, times());
    this.hints = new SensorHints(layout.header(), values);
    this.headers = new LaterHeaders(layout, options);
    LongColumns longTable = layout.longTable();
    this.longRows =
        longTable == null
            ? null
            : new LongRows(longTable, new Entities(options), kinds, values, report);
  }

  private RowTimes times() {
    return new RowTimes(layout.times(), layout.zone(), layout.newestFirst());
  }

  Layout layout() {
    return layout;
  }

  /** Whether any time so far had no offset and neither file nor user says the zone. */
  public boolean guessedZone() {
    return !layout.zoneChosen() && usedZone();
  }

  /** What the user should know of the values read so far, as sentences. */
  public List<String> warnings() {
    return values.warnings();
  }

  boolean usedZone() {
    return only.times().usedZone() || sensors.usedZone();
  }

  /** The zone of times without an offset. */
  public String zone() {
    return FileZone.name(layout.zone());
  }

  /** The next row that holds something; null at the end. */
  public @Nullable RecordedRow next() throws IOException {
    while (!atEnd) {
      TableRows.Row row = rows.next();
      RecordedRow recorded =
          switch (row) {
            case null -> end();
            case TableRows.Cells cells -> recorded(cells);
            case TableRows.Unreadable unreadable -> unreadable(unreadable);
          };
      if (recorded != null) {
        report.used();
        return recorded;
      }
    }
    return null;
  }

  private @Nullable RecordedRow end() {
    atEnd = true;
    if (longRows != null) {
      longRows.end();
    }
    return null;
  }

  private @Nullable RecordedRow unreadable(TableRows.Unreadable row) {
    report.skipped(row.line(), row.kind(), row.detail());
    return null;
  }

  private @Nullable RecordedRow recorded(TableRows.Cells cells) {
    List<String> row = cells.values();
    String first = row.getFirst();
    if (first.isEmpty() && row.stream().allMatch(String::isEmpty)) {
      return null;
    }
    if (first.startsWith("#") && !looksLikeTime(columns.time(row))) {
      report.skipped(cells.line(), "a comment", ": " + VisibleText.quoted(String.join(",", row)));
      return null;
    }
    if (isTorn(cells)) {
      report.skipped(cells.line(), "the last line is cut off", "");
      return null;
    }
    try {
      return unless(cells.line(), detected(cells.line(), row));
    } catch (BadCell e) {
      refused(cells.line(), row, e);
      return null;
    }
  }

  /** A last line that lacks cells and its end was being written, unless short rows are usual. */
  private boolean isTorn(TableRows.Cells cells) {
    boolean isShort = layout.headerLine() > 0 && cells.values().size() < layout.header().size();
    boolean torn = isShort && !cells.ended() && !hadShortRows;
    hadShortRows |= isShort;
    return torn;
  }

  private boolean looksLikeTime(String cell) {
    return layout.times().isFormatted() || TimeText.shape(cell) != TimeText.Shape.NEITHER;
  }

  private @Nullable Detection detected(long line, List<String> row) throws BadCell {
    String time = columns.time(row);
    if (isBelowAnother) {
      throw new BadCell("below another header", "");
    }
    if (longRows != null) {
      checkHints(row, time);
      return longRows.detected(line, row, time, name -> sensor(row, time, name));
    }
    SensorNames.Sensor sensor = sensor(row, time, NO_SENSOR);
    checkHints(row, time);
    var at = sensor.times().parse(time);
    RowValues read = new RowValues(row, columns, kinds, values);
    if (read.holdNothing()) {
      holdsNothing(line, row, read);
      return null;
    }
    if (!read.fault().isEmpty()) {
      report.skippedInPart(line, read.reason());
    } else if (read.hasGap()) {
      report.gap();
    }
    return new Detection(sensor, at, read.air(), read.co2());
  }

  private void checkHints(List<String> row, String time) throws BadCell {
    if (!columns.sensorHints().isEmpty() && looksLikeTime(time)) {
      hints.check(columns.sensorHints(), row);
    }
  }

  /**
   * @param named by an entity of a long table; empty when it names none
   */
  private SensorNames.Sensor sensor(List<String> row, String time, String named) throws BadCell {
    if (columns.sensor() < 0) {
      return named.isEmpty() ? only : sensors.of(named);
    }
    if (!looksLikeTime(time)) {
      return only; // a footer or a header names no sensor
    }
    String name = Columns.cell(row, columns.sensor());
    if (values.isGap(name)) {
      throw new BadCell("no sensor", "");
    }
    return sensors.of(name);
  }

  private @Nullable RecordedRow unless(long line, @Nullable Detection detected) {
    if (detected == null) {
      return null;
    }
    RecordedRow.Air air =
        isNew(ReadingKind.AIR, detected, detected.air(), line) ? detected.air() : null;
    Double co2 =
        isNew(ReadingKind.POLLUTION, detected, detected.co2(), line) ? detected.co2() : null;
    return air == null && co2 == null
        ? null
        : new RecordedRow(line, detected.sensor().id(), detected.time(), air, co2);
  }

  private boolean isNew(ReadingKind kind, Detection detected, @Nullable Object content, long line) {
    if (content == null) {
      return false;
    }
    SeenReadings.Seen earlier =
        seen.add(detected.sensor().number(), kind, detected.time(), content, line);
    if (earlier == null) {
      return true;
    }
    if (earlier.content().equals(content)) {
      report.repeated();
    } else {
      report.contradicted(
          line,
          "another "
              + (kind == ReadingKind.AIR ? "temperature or humidity" : "CO2")
              + " at "
              + Timestamps.format(detected.time())
              + " than line "
              + earlier.line()
              + " has: several sensors, or a repeated hour? See --column sensor=NAME and"
              + " --timezone");
    }
    return false;
  }

  private void holdsNothing(long line, List<String> row, RowValues read) {
    int event = loggerEvent(row);
    if (!read.fault().isEmpty()) {
      report.skipped(line, read.fault(), read.reason().substring(read.fault().length()));
    } else if (event >= 0) {
      String name = event < layout.header().size() ? layout.header().get(event) : "";
      report.skipped(line, "an event of the logger", ": " + VisibleText.quoted(name));
    } else {
      report.gap();
    }
  }

  /** The column that says that something happened to the logger, or −1. */
  private static int loggerEvent(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).equalsIgnoreCase("logged")) {
        return i;
      }
    }
    return -1;
  }

  /** Says why a row is none; a header is no row, and may change where things are. */
  private void refused(long line, List<String> row, BadCell why) {
    boolean units =
        columns.quantities().stream()
            .anyMatch(
                column ->
                    Unit.inCell(column.quantity(), Columns.cell(row, column.index())) != null);
    if (units) {
      report.skipped(line, "a row of units", "");
    } else if (!looksLikeTime(layout.columns().time(row)) && headers.isHeader(row, columns)) {
      header(line, row);
    } else {
      report.skipped(line, why.kind(), why.reason().substring(why.kind().length()));
    }
  }

  private void header(long line, List<String> row) {
    Columns below = headers.below(row);
    isBelowAnother = below == null;
    columns = below == null ? columns : below;
    boolean again = columns.equals(layout.columns()) && !isBelowAnother;
    report.skipped(
        line,
        again ? "the header again" : "another header",
        isBelowAnother ? ", without the columns of the first" : "");
  }
}
