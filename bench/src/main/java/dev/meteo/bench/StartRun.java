package dev.meteo.bench;

import dev.meteo.testbed.run.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a worker takes from its command to the first reading stored, with readings waiting. */
final class StartRun {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final double NANOS_PER_SECOND = 1e9;

  private final Bench.Tools tools;

  StartRun(Bench.Tools tools) {
    this.tools = tools;
  }

  /** Seconds; publishes some readings, starts a worker and ends it. Blocks. */
  double measure(Plan plan) throws IOException, InterruptedException {
    tools.kept().clear();
    Instant begin = Instant.now();
    publish(plan);
    long beginNanos = System.nanoTime();
    try (ChildProcess worker = tools.launcher().role("worker", List.of(), "")) {
      tools.patience().until("the first reading", LONGEST, () -> hasStored(worker, begin));
      double seconds = (System.nanoTime() - beginNanos) / NANOS_PER_SECOND;
      worker.askToEnd();
      worker.awaitEnd(LONGEST);
      return seconds;
    }
  }

  private void publish(Plan plan) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "--id=" + BodySize.SENSOR,
            "--count=" + BodySize.SENSORS,
            "--readings=1",
            "--rate=max",
            "--seed=" + plan.seed());
    try (ChildProcess sensor = tools.launcher().role("sensor", arguments, "")) {
      while (!sensor.awaitEnd(Duration.ZERO)) {
        tools.patience().pause(Duration.ofMillis(10));
      }
    }
  }

  private boolean hasStored(ChildProcess worker, Instant begin) throws IOException {
    worker.requireAlive();
    return tools.kept().readingsSince(begin) > 0;
  }
}
