package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.ArchivedReading;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.SeriesSpan;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.Timestamps;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meteo history export}. */
@Command(
    name = "export",
    description = {
      "Writes readings as comma-separated values by RFC 4180, with units in the header, sensor",
      "after sensor. Times are in UTC. 'history import' reads it back with --column sensor=sensor."
    })
final class ExportCommand implements Callable<Integer> {
  private static final String HEADER =
      "timestamp,sensor,kind,temperature [°C],humidity [%],co2 [ppm],coefficient,latitude [°],"
          + "longitude [°],imported\r\n";

  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SpanOptions span = new SpanOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "SENSOR",
      description = "The sensors' ids. Default: all.")
  private List<String> sensors = new ArrayList<>();

  @Option(names = "--json", description = "A JSON object a line instead.")
  private boolean json;

  ExportCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return DatabaseCall.run(options, this::export);
  }

  private int export(Database database) throws SQLException, IOException {
    Archive archive = new Archive(database);
    Instant now = Instant.now();
    try (Output out = Output.standard()) {
      if (!json) {
        out.raw(HEADER);
      }
      for (SeriesSpan series : archive.series()) {
        if (sensors.isEmpty() || sensors.contains(series.sensor())) {
          archive.readings(
              series.sensor(),
              series.kind(),
              span.from(now),
              span.to(now),
              row -> {
                out.raw(json ? ReadingJson.of(row) + "\n" : csv(row));
                return !termination.isRequested();
              });
        }
      }
    }
    return termination.isRequested() ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** No field has a character that would need quotes. */
  static String csv(ArchivedReading row) {
    Reading reading = row.stored().reading();
    String values =
        switch (reading) {
          case AirReading air ->
              DecimalText.of(air.temperature()) + "," + DecimalText.of(air.humidity()) + ",";
          case PollutionReading pollution -> ",," + DecimalText.of(pollution.co2());
        };
    Location location = reading.location();
    String place =
        location == null
            ? ","
            : DecimalText.of(location.latitude()) + "," + DecimalText.of(location.longitude());
    return String.join(
            ",",
            Timestamps.format(reading.timestamp()),
            reading.sensor(),
            reading.kind().wireName(),
            values,
            DecimalText.of(row.stored().coefficient().value()),
            place,
            String.valueOf(row.imported()))
        + "\r\n";
  }
}
