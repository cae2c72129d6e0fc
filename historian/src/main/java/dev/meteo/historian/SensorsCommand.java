package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Level;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.SeriesSpan;
import dev.meteo.messages.Timestamps;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meteo history sensors}. */
@Command(
    name = "sensors",
    description = "Lists the sensors: their readings, the first and the last, and the last day.")
final class SensorsCommand implements Callable<Integer> {
  private static final int HOURS = 24;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  private final InstantSource clock = InstantSource.system();

  @Option(
      names = "--silent-for",
      paramLabel = "TIME",
      description = "Only those whose last reading is at least so old, such as 1h.")
  private @Nullable Duration silentFor;

  @Option(names = "--timezone", paramLabel = "ZONE", description = "Of the times in the table.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return DatabaseCall.run(options, this::list);
  }

  private int list(Database database) throws SQLException, IOException {
    Instant now = clock.instant();
    Archive archive = new Archive(database);
    try (Output out = Output.standard()) {
      List<SeriesSpan> spans =
          archive.series().stream().filter(span -> isSilent(span, now)).toList();
      if (!json) {
        out.line(
            String.format(
                Locale.ROOT,
                "%-24s %-9s %12s  %-26s %-26s %10s  %s",
                "sensor",
                "kind",
                "readings",
                "first",
                "last",
                "age",
                "last day of data by the hour"));
      }
      for (SeriesSpan span : spans) {
        Duration age = Duration.between(Months.instant(span.last()), now);
        out.line(json ? json(span, age) : row(archive, span, age));
      }
    }
    return ExitCode.DONE;
  }

  private boolean isSilent(SeriesSpan span, Instant now) {
    return silentFor == null || !Months.instant(span.last()).isAfter(now.minus(silentFor));
  }

  private String row(Archive archive, SeriesSpan span, Duration age)
      throws SQLException, IOException {
    return String.format(
            Locale.ROOT,
            "%-24s %-9s %12d  %-26s %-26s %10s  %s",
            span.sensor(),
            span.kind().wireName(),
            span.count(),
            Times.text(span.first(), zone),
            Times.text(span.last(), zone),
            rounded(age),
            lastDay(archive, span))
        .stripTrailing();
  }

  /** In whole days, hours, minutes or seconds, of the largest of which there are two. */
  private static String rounded(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + "d";
    }
    if (age.toHours() > 1) {
      return age.toHours() + "h";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
  }

  private static String lastDay(Archive archive, SeriesSpan span) throws SQLException, IOException {
    double[] means = new double[HOURS];
    Arrays.fill(means, Double.NaN);
    long end = Level.HOURS.begin(span.last()) + Level.HOURS.micros();
    long begin = end - HOURS * Level.HOURS.micros();
    archive.rollUps(
        span.sensor(),
        span.kind(),
        Level.HOURS,
        begin,
        end,
        row -> {
          int hour = (int) ((row.start() - begin) / Level.HOURS.micros());
          means[hour] = row.rollUp().a().sum() / row.rollUp().count();
          return true;
        });
    return Sparkline.of(means);
  }

  private static String json(SeriesSpan span, Duration age) {
    return String.format(
        Locale.ROOT,
        "{\"sensor\":\"%s\",\"kind\":\"%s\",\"readings\":%d,\"first\":\"%s\",\"last\":\"%s\","
            + "\"ageSeconds\":%d}",
        span.sensor(),
        span.kind().wireName(),
        span.count(),
        Timestamps.format(Months.instant(span.first())),
        Timestamps.format(Months.instant(span.last())),
        age.toSeconds());
  }
}
