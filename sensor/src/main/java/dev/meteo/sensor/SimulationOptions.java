package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How sensors are simulated. */
final class SimulationOptions {
  private static final int MAX_COUNT = 1_000_000;

  @Mixin private final PaceOptions pace = new PaceOptions();

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

  PaceOptions pace() {
    return pace;
  }

  ReadingSource source(SensorOptions options, Pacer pacer, Notices notices) {
    if (count < 1 || count > MAX_COUNT) {
      throw new UsageError("--count must be 1 to " + MAX_COUNT + ", not " + count);
    }
    return new SimulatedSensors(
        sensors(options),
        pace.schedule(count, options.kinds(), options.runsFor()),
        options.detections(),
        pacer,
        notices);
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
