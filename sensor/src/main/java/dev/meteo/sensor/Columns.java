package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Quantity;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a recording has what.
 *
 * @param timestamp the column of the times
 * @param temperature its column, or −1
 * @param humidity its column, or −1
 * @param co2 its column, or −1
 */
record Columns(int timestamp, int temperature, int humidity, int co2) {
  private static final String TIMESTAMP = "timestamp";
  private static final List<String> TIME_NAMES = List.of(TIMESTAMP, "date", "time");
  private static final Set<String> MAPPABLE =
      Set.of(
          TIMESTAMP, Quantity.TEMPERATURE.field(), Quantity.HUMIDITY.field(), Quantity.CO2.field());

  /**
   * Finds the columns by name, whatever its case.
   *
   * @param mapped names that differ from the usual ones, by quantity
   * @throws UsageError naming the columns that are there and those that are wanted
   */
  static Columns find(List<String> header, Map<String, String> mapped) {
    Map<String, String> names = checked(header, mapped);
    Columns columns =
        new Columns(
            timestamp(header, names),
            index(header, names, Quantity.TEMPERATURE.field()),
            index(header, names, Quantity.HUMIDITY.field()),
            index(header, names, Quantity.CO2.field()));
    if (columns.timestamp < 0
        || !(columns.has(ReadingKind.AIR) || columns.has(ReadingKind.POLLUTION))) {
      throw new UsageError(
          "--replay: wanted are the columns timestamp (or date, or time) and temperature with"
              + " humidity, or co2, or both; there are "
              + described(header)
              + "; --column temperature=NAME names others");
    }
    return columns;
  }

  boolean has(ReadingKind kind) {
    return switch (kind) {
      case AIR -> temperature >= 0 && humidity >= 0;
      case POLLUTION -> co2 >= 0;
    };
  }

  private static Map<String, String> checked(List<String> header, Map<String, String> mapped) {
    Map<String, String> names = new TreeMap<>();
    mapped.forEach(
        (quantity, name) -> {
          String known = quantity.strip().toLowerCase(Locale.ROOT);
          if (!MAPPABLE.contains(known)) {
            throw new UsageError(
                "--column maps timestamp, temperature, humidity or co2, not "
                    + VisibleText.quoted(quantity));
          }
          if (indexOf(header, name) < 0) {
            throw new UsageError(
                "--column: there is no column "
                    + VisibleText.quoted(name)
                    + "; there are "
                    + described(header));
          }
          names.put(known, name);
        });
    return names;
  }

  private static int timestamp(List<String> header, Map<String, String> names) {
    if (names.containsKey(TIMESTAMP)) {
      return index(header, names, TIMESTAMP);
    }
    return TIME_NAMES.stream()
        .mapToInt(name -> indexOf(header, name))
        .filter(index -> index >= 0)
        .findFirst()
        .orElse(-1);
  }

  private static int index(List<String> header, Map<String, String> names, String quantity) {
    return indexOf(header, names.getOrDefault(quantity, quantity));
  }

  private static int indexOf(List<String> header, String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).strip().equalsIgnoreCase(name.strip())) {
        return i;
      }
    }
    return -1;
  }

  private static String described(List<String> header) {
    String names =
        header.stream().limit(30).map(VisibleText::quoted).collect(Collectors.joining(", "));
    return header.size() > 30 ? names + " and more" : names;
  }
}
