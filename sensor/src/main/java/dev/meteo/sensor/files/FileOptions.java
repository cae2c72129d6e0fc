package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.TimeText;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of a file; all that is null or empty is found by looking.
 *
 * @param columns names or numbers of columns, by what is in them
 * @param headerLine the number of the header's line from 1; 0 when there is no header
 * @param missing what stands for no value besides the usual words
 * @param plausible whether values that sensors give when they fail are left out
 * @param pivot the two columns of a long table: what a row is of, and its value
 * @param entities what the rows of a long table are of, by how the file calls it
 * @param zone of times without an offset
 * @param kinds of readings that are wanted
 * @param kindGiven whether all of them must be in the file
 */
public record FileOptions(
    Map<String, String> columns,
    @Nullable Character separator,
    NumberText.@Nullable Decimal decimal,
    @Nullable Charset encoding,
    @Nullable Integer headerLine,
    @Nullable TimeText timeFormat,
    List<String> missing,
    boolean plausible,
    @Nullable Pivot pivot,
    Map<String, String> entities,
    @Nullable ZoneId zone,
    Set<ReadingKind> kinds,
    boolean kindGiven) {
  static final String TIMESTAMP = "timestamp";
  static final String SENSOR = "sensor";

  private static final Map<String, String> KEYS =
      Map.of(
          TIMESTAMP,
          TIMESTAMP,
          "time",
          TIMESTAMP,
          "temperature",
          "temperature",
          "humidity",
          "humidity",
          "co2",
          "co2",
          SENSOR,
          SENSOR,
          "device",
          SENSOR,
          "mac",
          SENSOR);

  /** The two columns of a long table, by name or number. */
  public record Pivot(String entity, String value) {
    /**
     * Reads {@code entity_id:state}.
     *
     * @throws UsageError when it is no such pair
     */
    public static Pivot parse(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new UsageError(
            "--pivot must be two columns such as entity_id:state, not " + VisibleText.quoted(text));
      }
      return new Pivot(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
      return entity + ":" + value;
    }
  }

  /** Checks what the columns are said to hold. */
  public FileOptions {
    Map<String, String> checked = new LinkedHashMap<>();
    columns.forEach(
        (what, name) -> {
          String key = KEYS.get(what.strip().toLowerCase(Locale.ROOT));
          if (key == null) {
            throw new UsageError(
                "--column maps timestamp, temperature, humidity, co2 or sensor, not "
                    + VisibleText.quoted(what));
          }
          checked.put(key, name.strip());
        });
    columns = checked;
  }

  /** Nothing is said: all is found by looking. */
  public static FileOptions none() {
    return new FileOptions(
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        false,
        null,
        Map.of(),
        null,
        Set.of(ReadingKind.values()),
        false);
  }
}
