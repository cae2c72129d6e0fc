package dev.meteo.sensor.files;

import dev.meteo.messages.Identifier;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The sensors of a file, by what it calls them, with ids that the contract allows. */
final class SensorNames {
  /** More would be another column than that of sensors. */
  static final int MAX_SENSORS = 10_000;

  private static final int MAX_ID = 60;

  /**
   * A sensor of the file.
   *
   * @param number from 0, in the order in which they come
   * @param id as its readings have it
   */
  record Sensor(int number, String id, RowTimes times) {}

  private final Supplier<RowTimes> times;
  private final Consumer<String> say;
  private final Map<String, Sensor> byName = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * @param times makes those of a new sensor
   * @param say hears which name became which id, when they differ
   */
  SensorNames(Supplier<RowTimes> times, Consumer<String> say) {
    this.times = times;
    this.say = say;
  }

  /**
   * @throws BadCell when there are too many
   */
  Sensor of(String name) throws BadCell {
    Sensor known = byName.get(name);
    if (known != null) {
      return known;
    }
    if (byName.size() >= MAX_SENSORS) {
      throw new BadCell("one sensor too many", ": a file has at most " + MAX_SENSORS);
    }
    String plain = id(name);
    String id = plain;
    for (int i = 2; !ids.add(id); i++) {
      id = plain + "-" + i;
    }
    Sensor sensor = new Sensor(byName.size(), id, times.get());
    byName.put(name, sensor);
    if (!id.equals(name)) {
      say.accept("the sensor " + VisibleText.quoted(name) + " has the id " + id);
    }
    return sensor;
  }

  /** How many there are. */
  int size() {
    return byName.size();
  }

  /** Whether any sensor's times had no offset. */
  boolean usedZone() {
    return byName.values().stream().anyMatch(sensor -> sensor.times().usedZone());
  }

  private static String id(String name) {
    if (Identifier.isValid(name)) {
      return name;
    }
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replace("ß", "ss")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), MAX_ID - 4));
    return cut.isEmpty() ? "sensor" : cut;
  }
}
