package dev.meteo.compare.run;

import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.Segment;
import dev.meteo.oracle.RawReading;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All readings of a scenario, made from its load and a seed alone: what both variants are sent, and
 * what the oracle compares their windows with. Immutable.
 */
final class Load {
  static final String SENSOR = "load";

  private static final double MICROS_PER_SECOND = 1e6;

  /** Of the recording; the sensor that replays it moves its first row to where it shall be. */
  private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Row> rows;

  private Load(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  static Load of(Scenario scenario, long seed) {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    List<Segment> load = scenario.loadAndWarmUp();
    for (int i = 0; i < load.size(); i++) {
      double from = load.get(i).fromSeconds();
      double until = i + 1 < load.size() ? load.get(i + 1).fromSeconds() : Double.MAX_VALUE;
      double end = Math.min(until, scenario.measuredSeconds());
      double rowsPerSecond = load.get(i).readingsPerSecond() / Row.READINGS;
      if (rowsPerSecond > 0) {
        for (long n = 0; from + n / rowsPerSecond < end; n++) {
          rows.add(row(Math.round((from + n / rowsPerSecond) * MICROS_PER_SECOND), random));
        }
      }
    }
    return new Load(rows);
  }

  private static Row row(long offsetMicros, SplittableRandom random) {
    return new Row(
        offsetMicros,
        hundredths(random.nextDouble(16, 30)),
        hundredths(random.nextDouble(20, 80)),
        hundredths(random.nextDouble(300, 700)));
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** When the first row is due, in microseconds since the measured part began. */
  long firstMicros() {
    return rows.getFirst().offsetMicros();
  }

  /** Readings that are due in a time, in seconds since the measured part began. */
  long readingsBetween(double fromSeconds, double untilSeconds) {
    return (rowsBefore(untilSeconds) - rowsBefore(fromSeconds)) * Row.READINGS;
  }

  private long rowsBefore(double seconds) {
    double micros = seconds * MICROS_PER_SECOND;
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).offsetMicros() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** All of them, as they are to be counted when the measured part begins at that instant. */
  List<RawReading> readings(Instant begin) {
    long beginMicros = ChronoUnit.MICROS.between(Instant.EPOCH, begin);
    List<RawReading> readings = new ArrayList<>(rows.size() * Row.READINGS);
    for (Row row : rows) {
      long micros = beginMicros + row.offsetMicros();
      readings.add(new RawReading.Air(SENSOR, micros, row.temperature(), row.humidity()));
      readings.add(new RawReading.Pollution(SENSOR, micros, row.co2()));
    }
    return readings;
  }

  /** Writes them as a recording that a sensor can replay. */
  void write(Path csv) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
      writer.write("timestamp,temperature,humidity,co2\n");
      for (Row row : rows) {
        Instant time = RECORDED.plus(row.offsetMicros() - firstMicros(), ChronoUnit.MICROS);
        writer.write(
            time + "," + row.temperature() + "," + row.humidity() + "," + row.co2() + "\n");
      }
    }
  }
}
