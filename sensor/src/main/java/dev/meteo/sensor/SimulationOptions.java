package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How sensors are simulated. */
final class SimulationOptions {
  private static final int MAX_COUNT = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "How often each simulated sensor detects. Default: 1s.")
  private @Nullable Duration every;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = {
        "Readings per second of all simulated sensors together, or max for as fast as they are",
        "confirmed. Instead of --every."
      })
  private @Nullable String rate;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Simulated sensors in this process, spread evenly over the interval.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes the simulated values reproducible. Default: different each time.")
  private @Nullable Long seed;

  /** How often each sensor detects; the default when it follows from --rate. */
  Duration every() {
    return every == null ? DEFAULT_EVERY : every;
  }

  boolean isUnpaced() {
    return rate != null && Tempo.parse("--rate", rate).isMax();
  }

  ReadingSource source(SensorOptions options, Pacer pacer, Notices notices) {
    if (count < 1 || count > MAX_COUNT) {
      throw new UsageError("--count must be 1 to " + MAX_COUNT + ", not " + count);
    }
    return new SimulatedSensors(
        sensors(options), ticksPerSecond(options.kinds()), options.detections(), pacer, notices);
  }

  private Tempo ticksPerSecond(Kinds kinds) {
    if (rate != null) {
      if (every != null) {
        throw new UsageError("--rate and --every exclude each other");
      }
      Tempo readingsPerSecond = Tempo.parse("--rate", rate);
      return readingsPerSecond.isMax()
          ? readingsPerSecond
          : new Tempo(readingsPerSecond.factor() / kinds.readings());
    }
    if (!every().isPositive()) {
      throw new UsageError("--every must be longer than nothing; see --rate max");
    }
    return new Tempo(count * NANOS_PER_SECOND / every().toNanos());
  }

  private List<SimulatedSensor> sensors(SensorOptions options) {
    SplittableRandom seeds =
        new SplittableRandom(seed == null ? ThreadLocalRandom.current().nextLong() : seed);
    Location location = options.location();
    List<SimulatedSensor> sensors = new ArrayList<>(count);
    for (int number = 1; number <= count; number++) {
      String id = count == 1 ? options.singleId() : options.numberedId(number);
      sensors.add(new SimulatedSensor(id, options.kinds(), location, seeds.nextLong()));
    }
    return sensors;
  }
}
