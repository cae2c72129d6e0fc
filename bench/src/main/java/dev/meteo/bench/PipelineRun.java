package dev.meteo.bench;

import dev.meteo.bench.Throughput.Sample;
import dev.meteo.cli.UserError;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.run.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One sensor process at full speed and one worker: published, computed, stored, acknowledged. */
final class PipelineRun {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

  /**
   * What is run.
   *
   * @param batch readings per message
   * @param workerOptions of its JVM, after those of the script
   * @param workerArguments for the worker
   * @param sensorOptions of its JVM
   * @param sensorArguments for the sensor, after the usual ones
   * @param exact whether each reading has to be stored, and once
   */
  record Setting(
      int batch,
      String workerOptions,
      List<String> workerArguments,
      String sensorOptions,
      List<String> sensorArguments,
      boolean exact) {
    /** With all options as they are by themselves. */
    static Setting usual(int batch, String workerOptions) {
      return new Setting(batch, workerOptions, List.of(), "", List.of(), true);
    }
  }

  /**
   * What came of it.
   *
   * @param redisBytesPerReading what Redis allocated more, for each reading that it keeps
   */
  record Outcome(Throughput throughput, double redisBytesPerReading) {}

  private final Bench.Tools tools;
  private final Setting setting;
  private final CpuMeter cpu;
  private Instant begin = Instant.MAX;

  PipelineRun(Bench.Tools tools, Setting setting) {
    this.tools = tools;
    this.setting = setting;
    this.cpu = new CpuMeter(tools.stack());
  }

  /**
   * Starts both, lets them warm up, measures, ends them. Blocks.
   *
   * @throws UserError also when a reading got lost or was counted twice
   */
  Outcome measure(Plan plan) throws IOException, InterruptedException {
    tools.kept().clear();
    long emptyBytes = tools.kept().memoryBytes();
    begin = Instant.now();
    try (ChildProcess worker =
            tools.launcher().role("worker", setting.workerArguments(), setting.workerOptions());
        ChildProcess sensor =
            tools.launcher().role("sensor", sensorArguments(plan), setting.sensorOptions())) {
      cpu.add(Part.WORKER, worker);
      cpu.add(Part.SENSOR, sensor);
      tools.patience().until("the first reading", LONGEST_START, () -> stored(worker, sensor) > 0);
      Governor governor = new Governor(tools, sensor);
      governor.watch(plan.warmUp());
      Sample first = sample();
      governor.watch(plan.measured());
      Sample end = sample();
      Sample done = drain(worker, sensor, end);
      double bytes = (double) tools.kept().memoryBytes() - emptyBytes;
      return new Outcome(done.doneSince(first, end), bytes / tools.kept().readingsSince(begin));
    }
  }

  private List<String> sensorArguments(Plan plan) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "--id=" + BodySize.SENSOR,
            "--count=" + BodySize.SENSORS,
            "--rate=max",
            "--in-flight=1000",
            "--batch=" + setting.batch(),
            "--seed=" + plan.seed()));
    arguments.addAll(setting.sensorArguments());
    return arguments;
  }

  private long stored(ChildProcess worker, ChildProcess sensor) throws IOException {
    worker.requireAlive();
    sensor.requireAlive();
    return tools.kept().readingsSince(begin);
  }

  /**
   * What was published is what is stored or waits. What the worker holds is neither, but never more
   * than its prefetch.
   */
  private Sample sample() throws IOException {
    long waiting = tools.queues().waiting(Topology.READINGS_QUEUE) * setting.batch();
    long stored = tools.kept().readingsSince(begin);
    return new Sample(System.nanoTime(), (double) stored + waiting, stored, cpu.seconds());
  }

  /**
   * Ends the sensor, waits until every reading is stored, and ends the worker.
   *
   * @return how things stood when every reading was stored
   */
  private Sample drain(ChildProcess worker, ChildProcess sensor, Sample before)
      throws IOException, InterruptedException {
    sensor.askToEnd();
    tools.patience().until("the sensor's end", LONGEST_DRAIN, () -> hasEnded(sensor));
    Published published =
        setting.exact() ? Published.of(sensor.lastLines()) : new Published(0, Long.MAX_VALUE);
    tools
        .patience()
        .until(
            "the storing of all readings",
            LONGEST_DRAIN,
            () -> {
              worker.requireAlive();
              return tools.queues().waiting(Topology.READINGS_QUEUE) == 0
                  && tools.kept().readingsSince(begin) >= published.atLeast();
            });
    Sample done = sample().withMissing(before);
    worker.askToEnd();
    tools.patience().until("the worker's end", LONGEST_DRAIN, () -> hasEnded(worker));
    published.check(tools.kept().readingsSince(begin));
    return done;
  }

  private static boolean hasEnded(ChildProcess child) throws IOException {
    try {
      return child.awaitEnd(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
