package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.FileCheck;
import dev.meteo.sensor.files.FileOptions;
import dev.meteo.sensor.files.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How a recording is replayed. */
final class ReplayOptions {
  private static final List<String> ONLY_SIMULATED =
      List.of("--every", "--rate", "--load", "--count", "--seed");
  private static final List<String> ONLY_REPLAYED =
      List.of(
          "--column",
          "--timezone",
          "--speed",
          "--rebase",
          "--check",
          "--json",
          "--separator",
          "--decimal",
          "--encoding",
          "--header-line",
          "--time-format",
          "--missing",
          "--plausible",
          "--pivot",
          "--entity");

  private static final long LARGE_BYTES = 1_000_000;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = {
        "Replay a table of text such as CSV, also compressed by gzip; - for standard input. Columns",
        "are found by the names that loggers give them: see docs/files.md."
      })
  private @Nullable String file;

  @Option(
      names = "--check",
      description = "Read the whole file, send nothing, and say how it is understood.")
  private boolean check;

  @Option(names = "--json", description = "With --check: say it as one line of JSON.")
  private boolean json;

  @Option(
      names = "--column",
      paramLabel = "WHAT=NAME",
      description = {
        "The column of timestamp, temperature, humidity, co2 or sensor, by name or number, with its",
        "unit in brackets if need be: 'temperature=Temp [F]'. timestamp=Date+Time joins two;",
        "sensor=NAME makes one sensor of each value. May be repeated."
      })
  private Map<String, String> names = new LinkedHashMap<>();

  @Mixin private final TableOptions table = new TableOptions();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = {
        "The zone of times without an offset, such as UTC or Europe/Madrid, if the file does not",
        "say it. Default: the system's zone."
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

  /** Whether there is a file, and a large one. */
  boolean isLarge() {
    return isWanted() && recording().isLargerThan(LARGE_BYTES);
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
            fileOptions(options),
            tempo,
            rebase == null ? usual : rebase,
            options.detections(),
            startAt);
    return new Replay(recording(), settings, pacer, notices);
  }

  private Recording recording() {
    return new Recording(String.valueOf(file), System.in);
  }

  private FileOptions fileOptions(SensorOptions options) {
    Set<ReadingKind> kinds = EnumSet.noneOf(ReadingKind.class);
    for (ReadingKind kind : ReadingKind.values()) {
      if (options.kinds().include(kind)) {
        kinds.add(kind);
      }
    }
    return table.options(names, zone(), kinds, options.isKindGiven());
  }

  /** Whether the file is only to be looked at. */
  boolean isCheck() {
    if (json && !check) {
      throw new UsageError("--json needs --check");
    }
    return check;
  }

  /**
   * Reads the file and says how it is understood.
   *
   * @return the exit code, as a run would end with
   */
  int checkFile(SensorOptions options, PrintWriter out, PrintWriter err) throws IOException {
    FileCheck fileCheck =
        new FileCheck(options.singleId(), options.location(), InstantSource.system(), out, err);
    try (Recording recording = recording()) {
      return fileCheck.run(recording, fileOptions(options), json);
    }
  }

  private @Nullable ZoneId zone() {
    if (zone == null) {
      return null;
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
