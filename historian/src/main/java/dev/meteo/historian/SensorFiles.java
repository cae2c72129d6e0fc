package dev.meteo.historian;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Identifier;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.TableOptions;
import dev.meteo.sensor.files.FileOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are read, by the options of {@code sensor --replay}. */
final class SensorFiles {
  @Mixin private final TableOptions table = new TableOptions();

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The sensor's id, unless the file names sensors. Needed then.")
  private @Nullable String id;

  @Option(
      names = "--column",
      paramLabel = "WHAT=NAME",
      description = {
        "The column of timestamp, temperature, humidity, co2 or sensor, by name or number; see",
        "'sensor --help'. May be repeated."
      })
  private Map<String, String> names = new LinkedHashMap<>();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Of times without an offset, such as UTC. Default: the system's zone.")
  private @Nullable String zone;

  FileOptions options() {
    return table.options(names, zone(), EnumSet.allOf(ReadingKind.class), false);
  }

  /** The id of the only sensor; empty when the file has to name them. */
  String sensor() {
    if (id == null) {
      return "";
    }
    if (!Identifier.isValid(id)) {
      throw new UsageError("--id must be 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    return id;
  }

  private @Nullable ZoneId zone() {
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageError(
          "--timezone must be a zone such as UTC, not " + VisibleText.quoted(zone));
    }
  }
}
