package dev.meteo.sensor;

import dev.meteo.cli.ProcessName;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.Identifier;
import dev.meteo.messages.Location;
import dev.meteo.messages.VisibleText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What simulated and replayed sensors have in common. */
final class SensorOptions {
  /** Leaves room for the number in an id of 64. */
  private static final int MAX_HOST_LENGTH = 40;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = {
        "The sensor's id, 1 to 64 of A-Z a-z 0-9 . _ -; with --count above 1 the ids are NAME-1,",
        "NAME-2 and so on. Default: host-pid-number."
      })
  private @Nullable String id;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "air, pollution or both.",
        "Default: both, or what the columns of --replay allow."
      })
  private @Nullable Kinds kind;

  @Option(
      names = "--location",
      paramLabel = "LAT,LON",
      description = "Where the sensor stands, in degrees north and east, such as 41.13,1.25.")
  private @Nullable String location;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "End after this time. Default: never, or at the end of --replay.")
  private @Nullable Duration runsFor;

  @Option(
      names = "--readings",
      paramLabel = "N",
      description = {
        "End after N readings of each kind from each sensor. Default: never, or at the end of",
        "--replay."
      })
  private @Nullable Long readings;

  /** What the user called it; empty when they did not. */
  String givenId() {
    return id == null ? "" : baseId();
  }

  /** The id of the only sensor. */
  String singleId() {
    return id == null ? baseId() + "-1" : baseId();
  }

  /** The id that a number is appended to when there are several sensors. */
  String baseId() {
    if (id != null) {
      if (!Identifier.isValid(id)) {
        throw new UsageError(
            "--id must be 1 to 64 of A-Z a-z 0-9 . _ -, not " + VisibleText.quoted(id));
      }
      return id;
    }
    String host = ProcessName.host().replaceAll("[^A-Za-z0-9._-]", "-");
    return host.substring(0, Math.min(host.length(), MAX_HOST_LENGTH)) + "-" + ProcessName.number();
  }

  String numberedId(int number) {
    String numbered = baseId() + "-" + number;
    if (!Identifier.isValid(numbered)) {
      throw new UsageError("--id is too long: " + VisibleText.quoted(numbered) + " is above 64");
    }
    return numbered;
  }

  /** Both when nothing was said. */
  Kinds kinds() {
    return kind == null ? Kinds.BOTH : kind;
  }

  /** Whether the kind was asked for, so that a file without it is an error. */
  boolean isKindGiven() {
    return kind != null;
  }

  @Nullable Location location() {
    if (location == null) {
      return null;
    }
    String[] parts = location.split(",", -1);
    try {
      if (parts.length == 2) {
        return new Location(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      }
    } catch (NumberFormatException e) {
      // said below
    } catch (IllegalArgumentException e) {
      throw new UsageError("--location: " + e.getMessage());
    }
    throw new UsageError(
        "--location must be LAT,LON such as 41.13,1.25, not " + VisibleText.quoted(location));
  }

  Optional<Duration> runsFor() {
    if (runsFor != null && !runsFor.isPositive()) {
      throw new UsageError("--for must be longer than nothing");
    }
    return Optional.ofNullable(runsFor);
  }

  /** Detections per sensor, after which it ends. */
  long detections() {
    if (readings != null && readings < 1) {
      throw new UsageError("--readings must be 1 or more, not " + readings);
    }
    return readings == null ? Long.MAX_VALUE : readings;
  }
}
