package dev.meteo.sensor.files;

import dev.meteo.messages.Quantity;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.Unit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a long table, which has one value a row. Temperature and humidity of a sensor are one
 * reading when they are of the same second; no pairs are made up.
 */
final class LongRows {
  private static final int MAX_WAITING = 100_000;
  private static final int SHOWN = 10;

  /** The second of a sensor. */
  private record Second(int sensor, long epochSecond) {}

  /** A value that waits for its partner. */
  private record Half(Quantity quantity, double value, Instant time) {}

  private final LongColumns where;
  private final Entities entities;
  private final Set<ReadingKind> kinds;
  private final ValueReader values;
  private final FileReport report;
  private final LinkedHashMap<Second, Half> waiting = new LinkedHashMap<>();
  private final Map<String, Long> unread = new LinkedHashMap<>();
  private long unpaired;

  LongRows(
      LongColumns where,
      Entities entities,
      Set<ReadingKind> kinds,
      ValueReader values,
      FileReport report) {
    this.where = where;
    this.entities = entities;
    this.kinds = kinds;
    this.values = values;
    this.report = report;
  }

  /** Finds a sensor by what the file calls it. */
  @FunctionalInterface
  interface Sensors {
    SensorNames.Sensor of(String name) throws BadCell;
  }

  /**
   * What is complete with this row; null when nothing is.
   *
   * @param time the cell of the time
   * @param sensors knows the sensor of the row when the entity does not name it
   * @throws BadCell when the row is none
   */
  @Nullable Detection detected(long line, List<String> row, String time, Sensors sensors)
      throws BadCell {
    String entity = Columns.cell(row, where.entity());
    Optional<Entities.Target> found = entities.of(entity);
    if (found.isEmpty() || !kinds.contains(kind(found.get().quantity()))) {
      sensors.of("").times().parse(time); // whatever is no row is said to be none
      unread(entity);
      report.passedOver(line, "a row that is no temperature, humidity or CO2", "");
      return null;
    }
    Entities.Target target = found.get();
    SensorNames.Sensor sensor = sensors.of(target.sensor());
    Instant at = sensor.times().parse(time);
    Double value =
        values.read(target.quantity(), unit(target, row), Columns.cell(row, where.value()));
    if (value == null) {
      report.gap();
      return null;
    }
    return target.quantity() == Quantity.CO2
        ? new Detection(sensor, at, null, value)
        : paired(sensor, new Half(target.quantity(), value, at));
  }

  private static ReadingKind kind(Quantity quantity) {
    return quantity == Quantity.CO2 ? ReadingKind.POLLUTION : ReadingKind.AIR;
  }

  private @Nullable Unit unit(Entities.Target target, List<String> row) {
    if (target.unit() != null || where.unit() < 0) {
      return target.unit();
    }
    return Unit.of(target.quantity(), Columns.cell(row, where.unit()));
  }

  private @Nullable Detection paired(SensorNames.Sensor sensor, Half half) {
    Second second = new Second(sensor.number(), half.time().getEpochSecond());
    Half other = waiting.remove(second);
    if (other == null || other.quantity() == half.quantity()) {
      unpaired += other == null ? 0 : 1;
      waiting.put(second, half);
      if (waiting.size() > MAX_WAITING) {
        waiting.pollFirstEntry();
        unpaired++;
      }
      return null;
    }
    boolean warm = half.quantity() == Quantity.TEMPERATURE;
    RecordedRow.Air air =
        warm
            ? new RecordedRow.Air(half.value(), other.value())
            : new RecordedRow.Air(other.value(), half.value());
    Instant later = half.time().isAfter(other.time()) ? half.time() : other.time();
    return new Detection(sensor, later, air, null);
  }

  private void unread(String entity) {
    if (unread.size() < SHOWN || unread.containsKey(entity)) {
      unread.merge(entity, 1L, Long::sum);
    }
  }

  /** Says what remained alone and what was not read. */
  void end() {
    unpaired += waiting.size();
    waiting.clear();
    if (unpaired > 0) {
      report.note(
          unpaired
              + " values of temperature or humidity are unpaired, without the other in the same"
              + " second, and not sent");
    }
    if (!unread.isEmpty()) {
      StringBuilder names = new StringBuilder();
      unread.forEach(
          (name, rows) ->
              names
                  .append(names.isEmpty() ? "" : ", ")
                  .append(VisibleText.quoted(name))
                  .append(" (")
                  .append(rows)
                  .append(rows == 1 ? " row)" : " rows)"));
      report.note("not read, because no temperature, humidity or CO2: " + names);
    }
  }
}
