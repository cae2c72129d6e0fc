package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.ArchivedReading;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.RollUp;
import dev.meteo.historian.database.SeriesSpan;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meteo history readings}. */
@Command(
    name = "readings",
    description = "Shows a sensor's readings, or with --every their mean, least and greatest.")
final class ReadingsCommand implements Callable<Integer> {
  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SpanOptions span = new SpanOptions();

  @Parameters(index = "0", paramLabel = "SENSOR", description = "The sensor's id.")
  private String sensor = "";

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "One row for so long, such as 5m, 1h or 1d. Default: each reading.")
  private @Nullable Duration every;

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  ReadingsCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (every != null && !every.isPositive()) {
      throw new UsageError("--every must be longer than nothing");
    }
    return DatabaseCall.run(options, this::show);
  }

  private int show(Database database) throws SQLException, IOException {
    Archive archive = new Archive(database);
    Instant now = Instant.now();
    long from = span.from(now);
    long to = span.to(now);
    List<SeriesSpan> known =
        archive.series().stream().filter(series -> series.sensor().equals(sensor)).toList();
    if (known.isEmpty()) {
      throw new UserError(
          "there are no readings of "
              + VisibleText.quoted(sensor)
              + "; './meteo history sensors' lists the sensors");
    }
    try (Output out = Output.standard()) {
      for (SeriesSpan series : known) {
        if (every == null) {
          each(archive, series.kind(), from, to, out);
        } else {
          steps(archive, new Steps(every, span.zone()), series.kind(), from, to, out);
        }
      }
    }
    return termination.isRequested() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void each(Archive archive, ReadingKind kind, long from, long to, Output out)
      throws SQLException, IOException {
    ZoneId zone = span.zone();
    if (!json) {
      out.line(
          kind == ReadingKind.AIR
              ? String.format(
                  "%-26s %12s %12s %9s", "time " + zone, "temperature °C", "humidity %", "wellness")
              : String.format("%-26s %12s %9s", "time " + zone, "CO2 ppm", "pollution"));
    }
    archive.readings(
        sensor,
        kind,
        from,
        to,
        row -> {
          out.line(json ? ReadingJson.of(row) : line(row, zone));
          return !termination.isRequested();
        });
  }

  private static String line(ArchivedReading row, ZoneId zone) {
    String time = Times.text(Months.micros(row.stored().reading().timestamp()), zone);
    String coefficient = String.format(Locale.ROOT, "%.2f", row.stored().coefficient().value());
    String imported = row.imported() ? "  imported" : "";
    return switch (row.stored().reading()) {
      case AirReading air ->
          String.format(
              "%-26s %14s %12s %9s%s",
              time,
              DecimalText.of(air.temperature()),
              DecimalText.of(air.humidity()),
              coefficient,
              imported);
      case PollutionReading pollution ->
          String.format(
              "%-26s %12s %9s%s", time, DecimalText.of(pollution.co2()), coefficient, imported);
    };
  }

  private void steps(Archive archive, Steps steps, ReadingKind kind, long from, long to, Output out)
      throws SQLException, IOException {
    Map<Long, RollUp> all = steps.of(archive, sensor, kind, from, to);
    boolean air = kind == ReadingKind.AIR;
    String line =
        Sparkline.of(
            all.values().stream().mapToDouble(step -> step.a().sum() / step.count()).toArray());
    if (!json) {
      String measured = air ? "temperature °C" : "CO2 ppm";
      out.line(
          "%-26s %9s  %-26s%s  %-20s %s"
              .formatted(
                  "from " + span.zone(),
                  "readings",
                  measured + " mean min max",
                  air ? "  humidity % mean min max   " : "",
                  air ? "wellness" : "pollution",
                  "mean"));
    }
    int i = 0;
    for (Map.Entry<Long, RollUp> step : all.entrySet()) {
      RollUp rollUp = step.getValue();
      out.line(
          json
              ? json(step.getKey(), kind, rollUp)
              : "%-26s %9d  %s%s  %-20s %s"
                  .formatted(
                      Times.text(step.getKey(), span.zone()),
                      rollUp.count(),
                      three(rollUp.a(), rollUp.count(), 1),
                      air ? "  " + three(rollUp.b(), rollUp.count(), 1) : "",
                      three(rollUp.coefficient(), rollUp.count(), 100),
                      line.charAt(i)));
      i++;
    }
  }

  private static String three(RollUp.Figures figures, long count, double parts) {
    return String.format(
        Locale.ROOT,
        parts == 1 ? "%8.2f %8.2f %8.2f" : "%5.2f %5.2f %5.2f",
        figures.sum() / count / parts,
        figures.min() / parts,
        figures.max() / parts);
  }

  private String json(long start, ReadingKind kind, RollUp rollUp) {
    boolean air = kind == ReadingKind.AIR;
    StringBuilder text = new StringBuilder("{\"kind\":\"").append(kind.wireName());
    text.append("\",\"sensor\":\"").append(sensor);
    text.append("\",\"from\":\"").append(Timestamps.format(Months.instant(start)));
    text.append("\",\"readings\":").append(rollUp.count());
    append(text, air ? "temperature" : "co2", rollUp.a(), rollUp.count(), 1);
    if (air) {
      append(text, "humidity", rollUp.b(), rollUp.count(), 1);
    }
    String coefficient = kind.coefficientKind().wireName();
    append(text, coefficient, rollUp.coefficient(), rollUp.count(), 100);
    return text.append('}').toString();
  }

  private static void append(
      StringBuilder text, String name, RollUp.Figures figures, long count, double parts) {
    text.append(",\"").append(name);
    text.append("\":{\"mean\":").append(DecimalText.of(figures.sum() / count / parts));
    text.append(",\"min\":").append(DecimalText.of(figures.min() / parts));
    text.append(",\"max\":").append(DecimalText.of(figures.max() / parts)).append('}');
  }
}
