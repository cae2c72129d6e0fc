package dev.meteo.sensor.files;

import dev.meteo.messages.ReadingKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a table has what.
 *
 * @param times the columns whose cells, joined by a blank, are the times; in the order of
 *     preference until the cells have told
 * @param sensor the column of the sensors' names, or −1
 * @param sensorHints columns that may tell sensors apart, and that nobody mentioned
 */
record Columns(
    List<Integer> times,
    @Nullable QuantityColumn temperature,
    @Nullable QuantityColumn humidity,
    @Nullable QuantityColumn co2,
    int sensor,
    List<Integer> sensorHints) {
  boolean has(ReadingKind kind) {
    return switch (kind) {
      case AIR -> temperature != null && humidity != null;
      case POLLUTION -> co2 != null;
    };
  }

  /** The columns of quantities that there are. */
  List<QuantityColumn> quantities() {
    return Stream.of(temperature, humidity, co2).filter(Objects::nonNull).toList();
  }

  Columns withTimes(List<Integer> other) {
    return new Columns(other, temperature, humidity, co2, sensor, sensorHints);
  }

  /** These, with the quantity of a column in its unit. */
  Columns inUnit(QuantityColumn like) {
    Columns result = this;
    for (QuantityColumn column : quantities()) {
      if (column.quantity() == like.quantity() && like.unit() != null) {
        result = result.with(column.in(like.unit()));
      }
    }
    return result;
  }

  Columns with(QuantityColumn other) {
    return new Columns(
        times,
        isThe(temperature, other) ? other : temperature,
        isThe(humidity, other) ? other : humidity,
        isThe(co2, other) ? other : co2,
        sensor,
        sensorHints);
  }

  private static boolean isThe(@Nullable QuantityColumn mine, QuantityColumn other) {
    return mine != null && mine.quantity() == other.quantity();
  }

  /** The cell in the column, or nothing when the row ends before it. */
  static String cell(List<String> cells, int index) {
    return index < cells.size() ? cells.get(index) : "";
  }

  /** The cells of the times as one text. */
  String time(List<String> cells) {
    if (times.size() == 1) {
      return cell(cells, times.getFirst());
    }
    StringBuilder text = new StringBuilder();
    for (int index : times) {
      text.append(text.isEmpty() ? "" : " ").append(cell(cells, index));
    }
    return text.toString().strip();
  }
}
