package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.ReadingWriter;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.StoredReading;
import dev.meteo.worker.Formulas;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meteo history simulate}. */
@Command(
    name = "simulate",
    description = {
      "Fills the database with made-up readings, marked as imported, to try queries on: days and",
      "seasons with some noise. Take a --home or --database of its own."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int READINGS_AT_ONCE = 50_000;
  private static final double DAY_SECONDS = 86_400;
  private static final double YEAR_SECONDS = 365.25 * DAY_SECONDS;

  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SpanOptions span = new SpanOptions();

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many, sim-1 and so on. Default: ${DEFAULT-VALUE}.")
  private int sensors;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "From one reading of a sensor to its next. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ZERO;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same readings. Default: ${DEFAULT-VALUE}.")
  private long seed;

  SimulateCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (sensors < 1 || sensors > 100_000) {
      throw new UsageError("--sensors must be 1 to 100000, not " + sensors);
    }
    if (every.toMillis() < 1) {
      throw new UsageError("--every must be at least 1ms");
    }
    Instant now = Instant.now();
    long year = Duration.ofDays(366).toNanos() / 1000;
    long from = Math.max(span.from(now), Months.micros(now) - year);
    long to = Math.min(span.to(now), Months.micros(now));
    if (span.isGiven()) {
      from = span.from(now);
      to = span.to(now);
    }
    long begin = from;
    long end = to;
    return DatabaseCall.run(options, database -> fill(database, begin, end));
  }

  private int fill(Database database, long from, long to) throws SQLException {
    ReadingWriter writer = new ReadingWriter(database, true);
    SplittableRandom random = new SplittableRandom(seed);
    Formulas formulas = new Formulas(Formulas.DEFAULT_CO2);
    List<StoredReading> batch = new ArrayList<>(READINGS_AT_ONCE);
    long step = every.toNanos() / 1000;
    long begunNanos = System.nanoTime();
    long written = 0;
    Progress progress = new Progress();
    for (long time = from; time < to && !termination.isRequested(); time += step) {
      for (int sensor = 1; sensor <= sensors; sensor++) {
        Reading reading = reading(sensor, time + random.nextInt(1_000_000), random);
        batch.add(new StoredReading(reading, formulas.coefficient(reading)));
      }
      if (batch.size() >= READINGS_AT_ONCE) {
        written += writer.write(batch, time).added();
        batch.clear();
        long so = written;
        long here = time;
        progress.at(() -> so + " readings, " + Months.instant(here));
      }
    }
    written += writer.write(batch, to).added();
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    System.err.printf(
        "meteo: %d readings added, %.0f a second%n", written, written / Math.max(seconds, 1e-3));
    return termination.isRequested() ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** Odd sensors measure air, even ones CO2. */
  private static Reading reading(int sensor, long micros, SplittableRandom random) {
    double seconds = micros / 1e6;
    double season = -Math.cos(2 * Math.PI * seconds / YEAR_SECONDS);
    double day = -Math.cos(2 * Math.PI * (seconds / DAY_SECONDS - 0.1));
    double noise = random.nextDouble() - 0.5;
    String id = "sim-" + sensor;
    Instant time = Months.instant(micros);
    if (sensor % 2 == 0) {
      return new PollutionReading(id, time, hundredths(420 + 30 * day + 20 * noise), null);
    }
    return new AirReading(
        id,
        time,
        hundredths(15 + 10 * season + 5 * day + noise),
        hundredths(50 - 10 * day + 5 * noise),
        null);
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
