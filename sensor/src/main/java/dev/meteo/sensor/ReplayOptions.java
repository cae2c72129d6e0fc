package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How a recording is replayed. */
final class ReplayOptions {
  private static final List<String> ONLY_SIMULATED =
      List.of("--every", "--rate", "--load", "--count", "--seed");
  private static final List<String> ONLY_REPLAYED =
      List.of("--column", "--timezone", "--speed", "--rebase");

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = {
        "Replay a CSV file, - for standard input. Columns, in any case: timestamp, date or time;",
        "temperature and humidity; co2."
      })
  private @Nullable String file;

  @Option(
      names = "--column",
      paramLabel = "WHAT=NAME",
      description = {
        "The file's name for timestamp, temperature, humidity or co2, such as temperature=TempC.",
        "May be repeated."
      })
  private Map<String, String> names = new LinkedHashMap<>();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = {
        "The zone of times without an offset, such as UTC or Europe/Madrid.",
        "Default: the system's zone."
      })
  private @Nullable String zone;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "How much faster than recorded, or max. Default: ${DEFAULT-VALUE}.")
  private String speed = "";

  @Option(
      names = "--rebase",
      paramLabel = "now|none",
      description = {
        "now: the first row is now, with --speed max the last one; none: the file's times.",
        "Default: now, with --speed max none."
      })
  private Rebase.@Nullable Mode rebase;

  /**
   * @throws UsageError when options of simulated and of replayed sensors are mixed
   */
  void check(ParseResult parsed) {
    List<String> foreign = isWanted() ? ONLY_SIMULATED : ONLY_REPLAYED;
    for (String option : foreign) {
      if (parsed.hasMatchedOption(option)) {
        throw new UsageError(
            option + (isWanted() ? " is for simulated sensors" : " needs --replay FILE"));
      }
    }
  }

  boolean isWanted() {
    return file != null;
  }

  boolean isUnpaced() {
    return Tempo.parse("--speed", speed).isMax();
  }

  /**
   * Makes the source.
   *
   * @param startAt when the first row is due; null for at once
   */
  ReadingSource source(
      SensorOptions options, @Nullable Instant startAt, Pacer pacer, Notices notices) {
    Tempo tempo = Tempo.parse("--speed", speed);
    if (startAt != null && tempo.isMax()) {
      throw new UsageError("--start-at needs a pace, not --speed max");
    }
    Rebase.Mode usual = tempo.isMax() ? Rebase.Mode.NONE : Rebase.Mode.NOW;
    Replay.Settings settings =
        new Replay.Settings(
            options.singleId(),
            options.location(),
            options.kinds(),
            options.isKindGiven(),
            names,
            zone(),
            zone != null,
            tempo,
            rebase == null ? usual : rebase,
            options.detections(),
            startAt);
    return new Replay(new Recording(String.valueOf(file), System.in), settings, pacer, notices);
  }

  private ZoneId zone() {
    if (zone == null) {
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageError(
          "--timezone must be a zone such as UTC or Europe/Madrid, not "
              + VisibleText.quoted(zone));
    }
  }
}
