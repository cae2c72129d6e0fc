package dev.meteo.bench;

import dev.meteo.bench.Throughput.Sample;
import dev.meteo.testbed.run.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The baseline: RabbitMQ PerfTest with one producer and one consumer on a quorum queue, persistent
 * mandatory messages, publisher confirms and multiple acknowledgements.
 */
final class PerfTestRun {
  /** The exchange and the queue. */
  private static final String NAME = "bench.perf-test";

  private static final String ROUTING_KEY = "air." + BodySize.SENSOR + "-50";
  private static final int OUTSTANDING_CONFIRMS = 1000;
  private static final int PREFETCH = 500;
  private static final int ACK_EVERY = 100;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Bench.Tools tools;
  private final Baseline baseline;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private double confirmed;
  private double received;
  private double secondsSoFar;

  PerfTestRun(Bench.Tools tools, Baseline baseline) {
    this.tools = tools;
    this.baseline = baseline;
  }

  /** The settings as PerfTest's own options. */
  static List<String> options(int bodyBytes) {
    return List.of(
        "--producers=1",
        "--consumers=1",
        "--predeclared",
        "--exchange=" + NAME,
        "--routing-key=" + ROUTING_KEY,
        "--queue=" + NAME,
        "--flag=persistent",
        "--flag=mandatory",
        "--size=" + bodyBytes,
        "--confirm=" + OUTSTANDING_CONFIRMS,
        "--qos=" + PREFETCH,
        "--multi-ack-every=" + ACK_EVERY,
        "--interval=1");
  }

  /** Starts it, lets it warm up, measures, ends it. Blocks. */
  Throughput measure(Plan plan, int bodyBytes) throws IOException, InterruptedException {
    CpuMeter cpu = new CpuMeter(tools.stack());
    tools.queues().declare(NAME, baseline.exchangeType(), baseline.bindingKey(ROUTING_KEY));
    try (ChildProcess perfTest = tools.launcher().perfTest(options(bodyBytes), lines::add)) {
      cpu.add(Part.PERF_TEST, perfTest);
      tools
          .patience()
          .until("PerfTest's first message", LONGEST_START, () -> isReceivingAfterLine(perfTest));
      Sample begin = sampleAfter(plan.warmUp(), perfTest, cpu);
      Sample end = sampleAfter(plan.measured(), perfTest, cpu);
      return end.since(begin);
    } finally {
      tools.queues().delete(NAME);
    }
  }

  private Sample sampleAfter(Duration duration, ChildProcess perfTest, CpuMeter cpu)
      throws IOException, InterruptedException {
    // Its lines are about a second apart: the nearest one ends the time.
    double until = secondsSoFar + duration.toMillis() / 1000.0 - 0.5;
    Duration atMost = duration.plus(LONGEST_START);
    tools
        .patience()
        .until("PerfTest's next figure", atMost, () -> takeLine(perfTest) && secondsSoFar >= until);
    long nanos = Math.round(secondsSoFar * 1e9);
    return new Sample(nanos, confirmed, received, cpu.seconds());
  }

  private boolean isReceivingAfterLine(ChildProcess perfTest) {
    return takeLine(perfTest) && received > 0;
  }

  /** Takes in what it said; whether it said anything of interest. */
  private boolean takeLine(ChildProcess perfTest) {
    perfTest.requireAlive();
    String line = lines.poll();
    Optional<PerfTestLine> figures = line == null ? Optional.empty() : PerfTestLine.parse(line);
    figures.ifPresent(
        now -> {
          double seconds = now.seconds() - secondsSoFar;
          confirmed += now.confirmed() * seconds;
          received += now.received() * seconds;
          secondsSoFar = now.seconds();
        });
    return figures.isPresent();
  }
}
