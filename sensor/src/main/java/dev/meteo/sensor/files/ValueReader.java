package dev.meteo.sensor.files;

import dev.meteo.messages.DecimalText;
import dev.meteo.messages.Quantity;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.Gaps;
import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells as values of a quantity in the contract's unit, and notices values that are probably
 * none. Not thread-safe.
 */
final class ValueReader {
  /** Warmer than any air that is measured, and usual in degrees Fahrenheit. */
  private static final double HOT = 50;

  private static final double SATURATED = 100;
  private static final double MOST_SATURATED = 105;

  private final NumberText numbers;
  private final Gaps gaps;
  private final boolean plausible;
  private final Map<Sentinels.Sentinel, Long> sentinels = new LinkedHashMap<>();
  private final Map<Unit, Long> converted = new LinkedHashMap<>();
  private long saturated;
  private long hotWithoutUnit;
  private long humiditiesWithoutUnit;
  private double highestHumidity;

  /**
   * @param plausible whether values that sensors give when they fail are gaps
   */
  ValueReader(NumberText.Decimal decimal, Gaps gaps, boolean plausible) {
    this.numbers = new NumberText(decimal);
    this.gaps = gaps;
    this.plausible = plausible;
  }

  /** Whether the cell holds nothing. */
  boolean isGap(String cell) {
    return gaps.isGap(cell);
  }

  /**
   * Null when the cell holds nothing.
   *
   * @param unit of the column; null when nobody says it
   * @throws BadCell saying why the cell has no value of the quantity
   */
  @Nullable Double read(Quantity quantity, @Nullable Unit unit, String cell) throws BadCell {
    if (gaps.isGap(cell)) {
      return null;
    }
    NumberText.Value value = numbers.parse(quantity, cell);
    if (gaps.isGap(value.number())) {
      return null;
    }
    Unit own = value.unit();
    if (own != null && unit != null && own != unit) {
      throw new BadCell(
          quantity.field() + " is in " + own.sign() + " in a column of " + unit.sign(),
          ": " + VisibleText.quoted(cell));
    }
    Unit known = own == null ? unit : own;
    return judged(quantity, known, cell, value.number());
  }

  private @Nullable Double judged(
      Quantity quantity, @Nullable Unit unit, String cell, double number) throws BadCell {
    double value = unit == null ? number : unit.toContract(number);
    if (unit != null && !unit.isOfContract()) {
      converted.merge(unit, 1L, Long::sum);
    }
    Sentinels.Sentinel sentinel = Sentinels.known(quantity, value);
    if (sentinel != null && plausible) {
      sentinels.merge(sentinel, 1L, Long::sum);
      return null;
    }
    if (quantity == Quantity.HUMIDITY && value > SATURATED && value <= MOST_SATURATED) {
      saturated++;
      value = SATURATED;
    }
    if (!quantity.allows(value)) {
      throw outOfRange(quantity, unit, cell, value, sentinel);
    }
    if (sentinel == null) {
      watch(quantity, unit, value);
    } else {
      sentinels.merge(sentinel, 1L, Long::sum);
    }
    return value;
  }

  private static BadCell outOfRange(
      Quantity quantity,
      @Nullable Unit unit,
      String cell,
      double value,
      Sentinels.@Nullable Sentinel sentinel) {
    boolean converted = unit != null && !unit.isOfContract();
    String is = converted ? " (" + DecimalText.of(value) + " when converted)" : "";
    String known = sentinel == null ? "" : "; " + sentinel.why();
    return new BadCell(
        quantity.field() + " must be " + quantity.range(),
        ", not " + VisibleText.of(cell, 40) + is + known);
  }

  private void watch(Quantity quantity, @Nullable Unit unit, double value) {
    if (unit != null) {
      return;
    }
    if (quantity == Quantity.TEMPERATURE && value > HOT) {
      hotWithoutUnit++;
    }
    if (quantity == Quantity.HUMIDITY) {
      humiditiesWithoutUnit++;
      highestHumidity = Math.max(highestHumidity, value);
    }
  }

  /** What the user should know of the values read so far, as sentences. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (hotWithoutUnit > 0) {
      warnings.add(
          "temperature is above "
              + DecimalText.of(HOT)
              + " "
              + times(hotWithoutUnit)
              + ", and no header says a unit: if it is in °F, say so, as in --column"
              + " 'temperature=NAME [F]'");
    }
    if (humiditiesWithoutUnit > 1 && highestHumidity <= 1 && highestHumidity > 0) {
      warnings.add(
          "humidity is never above 1 %: if it is a fraction, say so, as in --column 'humidity=NAME"
              + " [0-1]'");
    }
    if (saturated > 0) {
      warnings.add("humidity between 100 and 105 is taken as 100 " + times(saturated));
    }
    sentinels.forEach(
        (sentinel, count) ->
            warnings.add(
                sentinel.name()
                    + " occurs "
                    + times(count)
                    + "; "
                    + sentinel.why()
                    + (plausible ? ": left out" : ": kept; --plausible leaves such values out")));
    return warnings;
  }

  /** How many values were converted from which unit, as sentences. */
  List<String> conversions() {
    return converted.entrySet().stream()
        .map(entry -> entry.getValue() + " values converted from " + entry.getKey().sign())
        .toList();
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }
}
