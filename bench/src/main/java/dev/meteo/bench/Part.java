package dev.meteo.bench;

import java.util.Locale;

/** Who uses the processors during a run. */
enum Part {
  BROKER,
  REDIS,
  SENSOR,
  WORKER,
  /** RabbitMQ PerfTest, producer and consumer in one process. */
  PERF_TEST;

  /** For the table and the keys of JSON. */
  @Override
  public String toString() {
    return this == PERF_TEST ? "perfTest" : name().toLowerCase(Locale.ROOT);
  }
}
