package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Quantity;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.TimeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is to be read, by its header, what stands above it, and its first rows. */
final class LayoutFinder {
  private final String file;
  private final FileOptions options;
  private final List<TextLines.Line> looked;
  private final HeaderSearch.Found found;
  private final List<List<String>> above = new ArrayList<>();
  private final boolean hasUnnamedIndex;
  private final Sample sample;
  private final Columns columns;
  private final @Nullable FileZone saidZone;

  /**
   * @param looked the first lines of the file
   * @throws UsageError when the columns are not those that are wanted
   */
  LayoutFinder(
      String file, FileOptions options, List<TextLines.Line> looked, HeaderSearch.Found found) {
    this.file = file;
    this.options = options;
    this.looked = looked;
    this.found = found;
    for (TextLines.Line line : linesAbove()) {
      List<String> cells = found.splitter().split(line.text());
      above.add(cells == null ? List.of(line.text()) : cells);
    }
    Sample all = new Sample(rowsLookedAt());
    this.hasUnnamedIndex = namedColumns() > 0 && all.hasUnnamedIndex(namedColumns());
    this.sample = hasUnnamedIndex ? all.withoutIndex() : all;
    this.columns = sample.withUnits(withTimes(found.columns()));
    this.saidZone = FileZone.saidBy(found.header(), columns.times(), above);
    checkKinds();
    checkSensors();
  }

  /** The index of the header's line among those looked at; −1 when there is none. */
  int at() {
    return found.at();
  }

  /** What stands above the header, without blank lines. */
  List<TextLines.Line> linesAbove() {
    return looked.subList(0, Math.max(0, found.at())).stream()
        .filter(line -> !line.text().isBlank())
        .toList();
  }

  /** The rows in these lines. */
  TableRows rows(TextLines lines) {
    return new TableRows(lines, found.splitter(), namedColumns(), hasUnnamedIndex);
  }

  private int namedColumns() {
    return found.at() < 0 ? 0 : found.header().size();
  }

  private List<List<String>> rowsLookedAt() {
    List<List<String>> rows = new ArrayList<>();
    for (TextLines.Line line : looked.subList(found.at() + 1, looked.size())) {
      List<String> cells = line.text().isBlank() ? null : found.splitter().split(line.text());
      if (cells != null) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private Columns withTimes(Columns some) {
    boolean given = options.columns().containsKey(FileOptions.TIMESTAMP);
    return given
        ? some
        : some.withTimes(TimeColumns.chosen(some.times(), found.header(), sample.rows()));
  }

  private void checkKinds() {
    for (ReadingKind kind : ReadingKind.values()) {
      boolean wanted = options.kindGiven() && options.kinds().contains(kind);
      if (wanted && found.longTable() == null && !columns.has(kind)) {
        throw new UsageError("--kind: " + file + " has no columns for " + kind.wireName());
      }
    }
  }

  private void checkSensors() {
    for (int hint : columns.sensorHints()) {
      List<String> names = sample.names(hint, columns);
      if (names.size() > 1) {
        String column = VisibleText.of(found.header().get(hint), 40);
        throw new UsageError(
            "--replay: the column "
                + VisibleText.quoted(column)
                + " names several sensors: "
                + names.stream().map(VisibleText::quoted).collect(Collectors.joining(", "))
                + "; --column 'sensor="
                + column
                + "' gives one for each name, --column sensor=none takes all rows as one sensor's");
      }
    }
  }

  TimeFormats timeFormats() {
    return new TimeFormats(options, found.header(), columns, aboveText());
  }

  private String aboveText() {
    return above.stream().map(row -> String.join(" ", row)).collect(Collectors.joining(" "));
  }

  /** How the file is to be read. */
  Layout layout(TimeText times) {
    ZoneId told = options.zone();
    FileZone zone = saidZone;
    if (zone == null) {
      zone =
          told == null
              ? new FileZone(ZoneId.systemDefault(), "of this system")
              : new FileZone(told, "from --timezone");
    }
    boolean newestFirst = sample.isNewestFirst(columns, times);
    return new Layout(
        found.at() < 0 ? 0 : looked.get(found.at()).number(),
        found.header(),
        found.splitter(),
        columns,
        found.longTable(),
        hasUnnamedIndex,
        decimal(),
        times,
        zone.zone(),
        zone.source(),
        told != null || saidZone != null,
        newestFirst,
        notes(newestFirst, sample.needsZone(columns, times)));
  }

  private NumberText.Decimal decimal() {
    if (options.decimal() != null) {
      return options.decimal();
    }
    char separator = found.splitter().separator();
    LongColumns longTable = found.longTable();
    return longTable == null
        ? sample.decimal(separator, columns.quantities())
        : sample.decimal(separator, longTable);
  }

  private List<String> notes(boolean newestFirst, boolean needsZone) {
    List<String> notes = new ArrayList<>();
    List<TextLines.Line> passed = linesAbove();
    if (!passed.isEmpty()) {
      notes.add(
          (passed.size() == 1 ? "line " : passed.size() + " lines from line ")
              + passed.getFirst().number()
              + (passed.size() == 1 ? " stands" : " stand")
              + " above the header in line "
              + looked.get(found.at()).number()
              + " and "
              + (passed.size() == 1 ? "is" : "are")
              + " passed over");
    }
    FileZone said = saidZone;
    if (said != null && needsZone) {
      boolean other = options.zone() != null && !said.zone().equals(options.zone());
      notes.add(
          "times without an offset are read as "
              + said.name()
              + ", "
              + said.source()
              + (other ? "; --timezone is not used" : ""));
    }
    if (newestFirst) {
      notes.add("the newest rows come first");
    }
    columnNotes(notes);
    return notes;
  }

  private void columnNotes(List<String> notes) {
    for (QuantityColumn column : columns.quantities()) {
      if (column.unit() != null && !column.unit().isOfContract()) {
        notes.add(VisibleText.quoted(column.name()) + " is converted from " + column.unit().sign());
      }
    }
    QuantityColumn temperature = columns.temperature();
    String text = aboveText().toLowerCase(Locale.ROOT);
    boolean fahrenheit = text.contains("°f") || text.contains("fahrenheit");
    if (temperature != null && temperature.unit() == null && fahrenheit) {
      notes.add(
          "a line above the header speaks of °F, and the column "
              + VisibleText.quoted(temperature.name())
              + " does not: if it is in °F, say so, as in --column 'temperature="
              + VisibleText.of(temperature.name(), 40)
              + " [F]'");
    }
    boolean wantsAir = options.kinds().contains(ReadingKind.AIR) && found.longTable() == null;
    if (wantsAir && !columns.has(ReadingKind.AIR) && hasHalf()) {
      notes.add(
          "there is "
              + (columns.temperature() == null ? Quantity.HUMIDITY : Quantity.TEMPERATURE).field()
              + " without "
              + (columns.temperature() == null ? Quantity.TEMPERATURE : Quantity.HUMIDITY).field()
              + ", so no air reading");
    }
  }

  private boolean hasHalf() {
    return columns.temperature() != null || columns.humidity() != null;
  }
}
