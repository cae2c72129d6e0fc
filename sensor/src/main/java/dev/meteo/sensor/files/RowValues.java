package dev.meteo.sensor.files;

import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one row of a wide table, and what is wrong with it. */
final class RowValues {
  private final List<String> row;
  private final ValueReader values;
  private final RecordedRow.@Nullable Air air;
  private final @Nullable Double co2;
  private String text = "";
  private String kind = "";
  private boolean gap;

  RowValues(List<String> row, Columns columns, Set<ReadingKind> kinds, ValueReader values) {
    this.row = row;
    this.values = values;
    this.air = kinds.contains(ReadingKind.AIR) ? readAir(columns) : null;
    this.co2 = kinds.contains(ReadingKind.POLLUTION) ? number(columns.co2()) : null;
  }

  RecordedRow.@Nullable Air air() {
    return air;
  }

  @Nullable Double co2() {
    return co2;
  }

  boolean holdNothing() {
    return air == null && co2 == null;
  }

  /** Whether a value is wanting. */
  boolean hasGap() {
    return gap;
  }

  /** What is wrong, in the words of all rows with this fault; empty when nothing is. */
  String fault() {
    return kind;
  }

  /** What is wrong, with the values; begins with the fault. */
  String reason() {
    return text;
  }

  private RecordedRow.@Nullable Air readAir(Columns columns) {
    QuantityColumn temperature = columns.temperature();
    QuantityColumn humidity = columns.humidity();
    if (temperature == null || humidity == null) {
      return null;
    }
    Double degrees = number(temperature);
    Double percent = number(humidity);
    return degrees == null || percent == null ? null : new RecordedRow.Air(degrees, percent);
  }

  /** Null when the cell is empty, which is a gap, or holds no value of the quantity. */
  private @Nullable Double number(@Nullable QuantityColumn column) {
    if (column == null) {
      return null;
    }
    try {
      String cell = Columns.cell(row, column.index());
      String unfit = column.unfit();
      if (unfit != null && !values.isGap(cell)) {
        throw new BadCell(unfit, ": " + VisibleText.quoted(cell));
      }
      Double value = values.read(column.quantity(), column.unit(), cell);
      gap |= value == null;
      return value;
    } catch (BadCell e) {
      kind = kind.isEmpty() ? e.kind() : kind;
      text = text.isEmpty() ? e.reason() : text + "; " + e.reason();
      return null;
    }
  }
}
