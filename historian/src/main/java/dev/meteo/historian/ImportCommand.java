package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.ReadingWriter;
import dev.meteo.historian.database.Written;
import dev.meteo.messages.Reading;
import dev.meteo.messages.StoredReading;
import dev.meteo.sensor.files.FileReport;
import dev.meteo.sensor.files.RecordedRow;
import dev.meteo.sensor.files.RecordedTable;
import dev.meteo.sensor.files.Recording;
import dev.meteo.sensor.files.RowReader;
import dev.meteo.worker.Formulas;
import dev.meteo.worker.WellnessCurve;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meteo history import}. */
@Command(
    name = "import",
    description = {
      "Reads recorded files as 'sensor --replay' does, straight into the database. What is there",
      "already is not added again. Readings are marked as imported: no window is expected of them."
    })
final class ImportCommand implements Callable<Integer> {
  private static final int READINGS_AT_ONCE = 20_000;

  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SensorFiles files = new SensorFiles();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Tables of text such as CSV, also compressed by gzip; - for standard input.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--co2",
      paramLabel = "MIN:OPT:MAX",
      description = "The CO2 curve in ppm for the coefficients. Default: 300:400:500.")
  private @Nullable String co2;

  ImportCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Formulas formulas = new Formulas(curve());
    return DatabaseCall.run(
        options,
        database -> {
          ReadingWriter writer = new ReadingWriter(database, true);
          for (String name : names) {
            try (Recording recording = new Recording(name, System.in)) {
              read(recording, writer, formulas);
            }
          }
          return termination.isRequested() ? ExitCode.FAILED : ExitCode.DONE;
        });
  }

  private WellnessCurve curve() {
    try {
      return co2 == null ? Formulas.DEFAULT_CO2 : WellnessCurve.parse(co2);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--co2: " + e.getMessage());
    }
  }

  private void read(Recording recording, ReadingWriter writer, Formulas formulas)
      throws IOException, SQLException {
    FileReport report = new FileReport(sentence -> System.err.println("meteo: " + sentence));
    RowReader rows = RecordedTable.open(recording, files.options(), report);
    if (rows.guessedZone()) {
      System.err.println(
          "meteo: times without an offset are read as " + rows.zone() + "; --timezone changes it");
    }
    long now = Months.micros(Instant.now());
    List<StoredReading> batch = new ArrayList<>();
    Written written = Written.NOTHING;
    RecordedRow row = rows.next();
    while (row != null && !termination.isRequested()) {
      add(row, formulas, batch);
      if (batch.size() >= READINGS_AT_ONCE) {
        written = written.plus(writer.write(batch, now));
        batch.clear();
      }
      row = rows.next();
    }
    written = written.plus(writer.write(batch, now));
    if (written.total() == 0) {
      throw new UserError(report.nothingUsable(recording.name()));
    }
    System.err.printf(
        "meteo: %s: %d readings added, %d were there, %d have another content there%s%n",
        recording.name(),
        written.added(),
        written.repeated(),
        written.conflicts(),
        report.summary());
  }

  private void add(RecordedRow row, Formulas formulas, List<StoredReading> to) {
    String sensor = row.sensor().isEmpty() ? files.sensor() : row.sensor();
    if (sensor.isEmpty()) {
      throw new UsageError("the file names no sensor: --id NAME says whose readings these are");
    }
    RecordedRow.Air air = row.air();
    if (air != null) {
      to.add(stored(air.at(row.time(), sensor, null), formulas));
    }
    Double ppm = row.co2();
    if (ppm != null) {
      to.add(stored(RecordedRow.pollution(ppm, row.time(), sensor, null), formulas));
    }
  }

  private static StoredReading stored(Reading reading, Formulas formulas) {
    return new StoredReading(reading, formulas.coefficient(reading));
  }
}
