package dev.meteo.sensor.files;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UserError;
import dev.meteo.messages.Location;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a whole file, sends nothing, and says how it is understood. */
public final class FileCheck {
  static final int READINGS_KEPT = 1000;
  private static final int ROWS_SHOWN = 3;
  private static final int SENSORS_NAMED = 20;

  private final String onlySensor;
  private final @Nullable Location location;
  private final InstantSource clock;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Reading> readings = new ArrayList<>();
  private final List<RecordedRow> first = new ArrayList<>();
  private final Deque<RecordedRow> last = new ArrayDeque<>();
  private final TreeSet<String> sensors = new TreeSet<>();
  private @Nullable Instant earliest;
  private @Nullable Instant latest;
  private long air;
  private long co2;

  /**
   * @param onlySensor the id of the only sensor, unless the file names several
   * @param clock judges what is in the future
   * @param out gets what is found
   * @param err gets why nothing is
   */
  public FileCheck(
      String onlySensor,
      @Nullable Location location,
      InstantSource clock,
      PrintWriter out,
      PrintWriter err) {
    this.onlySensor = onlySensor;
    this.location = location;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /**
   * Reads to the end.
   *
   * @param json whether to say it as one line of JSON
   * @return the exit code, as a run would end with
   */
  public int run(Recording recording, FileOptions options, boolean json) throws IOException {
    FileReport report = new FileReport(sentence -> {});
    try {
      RowReader rows = RecordedTable.open(recording, options, report);
      for (RecordedRow row = rows.next(); row != null; row = rows.next()) {
        add(row);
      }
      warnOfFuture(report);
      UserError failure =
          air + co2 == 0 ? new UserError(report.nothingUsable(recording.name())) : null;
      return said(recording, report, rows, failure, json);
    } catch (UserError e) {
      return said(recording, report, null, e, json);
    }
  }

  private void warnOfFuture(FileReport report) {
    Instant newest = latest;
    if (newest != null && newest.isAfter(clock.instant().plus(ReadingDecoder.MAX_CLOCK_LEAD))) {
      report.note(
          "the latest time, "
              + newest
              + ", lies in the future, and workers refuse that: see --time-format and --timezone");
    }
  }

  private int said(
      Recording recording,
      FileReport report,
      @Nullable RowReader rows,
      @Nullable UserError failure,
      boolean json)
      throws IOException {
    if (!json && rows != null) {
      new CheckText(out).write(recording.name(), this, report, rows);
    }
    out.flush();
    if (failure != null) {
      err.println("meteo: " + String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " "));
      err.flush();
    }
    if (json) {
      out.println(CheckJson.line(this, report, rows, failure));
      out.flush();
    }
    return failure == null ? ExitCode.DONE : failure.exitCode();
  }

  private void add(RecordedRow row) {
    String sensor = row.sensor().isEmpty() ? onlySensor : row.sensor();
    if (sensors.size() < SensorNames.MAX_SENSORS) {
      sensors.add(sensor);
    }
    earliest = earliest == null || row.time().isBefore(earliest) ? row.time() : earliest;
    latest = latest == null || row.time().isAfter(latest) ? row.time() : latest;
    RecordedRow.Air values = row.air();
    if (values != null) {
      air++;
      keep(values.at(row.time(), sensor, location));
    }
    Double ppm = row.co2();
    if (ppm != null) {
      co2++;
      keep(RecordedRow.pollution(ppm, row.time(), sensor, location));
    }
    if (first.size() < ROWS_SHOWN) {
      first.add(row);
    } else {
      last.addLast(row);
      if (last.size() > ROWS_SHOWN) {
        last.removeFirst();
      }
    }
  }

  private void keep(Reading reading) {
    if (readings.size() < READINGS_KEPT) {
      readings.add(reading);
    }
  }

  /** What the user should know, the gravest first. */
  static List<String> warnings(FileReport report, @Nullable RowReader rows) {
    List<String> warnings = new ArrayList<>(report.contradictions());
    if (rows != null) {
      warnings.addAll(rows.warnings());
      if (rows.guessedZone()) {
        warnings.add(
            "times without an offset are read as "
                + rows.zone()
                + ", the zone of this system; --timezone changes that");
      }
    }
    warnings.addAll(report.notes());
    return warnings;
  }

  List<Reading> readings() {
    return readings;
  }

  /** The first rows that are used. */
  List<RecordedRow> firstRows() {
    return first;
  }

  /** The last rows that are used, without the first. */
  List<RecordedRow> lastRows() {
    return List.copyOf(last);
  }

  /** The ids of the sensors, of many only some, in one text. */
  String sensors() {
    String named = String.join(", ", sensors.stream().limit(SENSORS_NAMED).toList());
    return sensors.size() > SENSORS_NAMED
        ? named + " and " + (sensors.size() - SENSORS_NAMED) + " more"
        : named;
  }

  /** From when until when the readings are; empty when there are none. */
  String span() {
    return earliest == null || latest == null ? "" : earliest + " to " + latest;
  }

  long air() {
    return air;
  }

  long co2() {
    return co2;
  }
}
