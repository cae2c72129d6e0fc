package dev.meteo.sensor.files;

import dev.meteo.messages.Quantity;
import dev.meteo.sensor.files.cells.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column with the values of a quantity.
 *
 * @param index from 0
 * @param name as the header has it
 * @param unit null when neither the header nor an option says it
 * @param unfit why none of its cells can be used; null when they can
 */
record QuantityColumn(
    Quantity quantity, int index, String name, @Nullable Unit unit, @Nullable String unfit) {
  QuantityColumn(Quantity quantity, int index, String name, @Nullable Unit unit) {
    this(quantity, index, name, unit, null);
  }

  QuantityColumn in(Unit other) {
    return new QuantityColumn(quantity, index, name, other, unfit);
  }
}
