package dev.meteo.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured; its fields are those of the JSON object.
 *
 * @param singleRatio readings per second with one per message over PerfTest's messages per second,
 *     both through a topic exchange; the median of the rounds
 * @param batchRatio the same with 100 readings per message
 * @param singleRatioToTopic the same as {@code singleRatio} with PerfTest on a topic exchange
 * @param batchRatioToTopic the same as {@code batchRatio} with PerfTest on a topic exchange
 * @param ratios of each subject to PerfTest on a topic exchange in the same round
 * @param perfTestPerSecond messages
 * @param readingsPerSecond of each subject
 * @param singleHeapRatio one reading per message: a worker with the script's 64 MiB over one with
 *     256 MiB
 * @param batchHeapRatio the same with 100 readings per message
 * @param startSeconds from a worker's command to the first reading stored
 * @param perfTestCpu seconds of processor time per 1,000 messages, by part
 * @param pipelineCpu the same per 1,000 readings, for each subject
 * @param rounds as measured
 */
record Report(
    double singleRatio,
    double batchRatio,
    double singleRatioToTopic,
    double batchRatioToTopic,
    Map<Subject, Spread> ratios,
    Map<Baseline, Spread> perfTestPerSecond,
    Map<Subject, Spread> readingsPerSecond,
    Spread singleHeapRatio,
    Spread batchHeapRatio,
    Latency detectionToStored,
    Latency windowEndToTerminal,
    Spread redisBytesPerReading,
    Spread startSeconds,
    Map<Baseline, Map<Part, Double>> perfTestCpu,
    Map<Subject, Map<Part, Double>> pipelineCpu,
    int bodyBytes,
    double warmUpSeconds,
    double measuredSeconds,
    Surroundings surroundings,
    List<Round> rounds) {
  private static final double MILLIS = 1000;

  static Report of(
      Plan plan,
      Surroundings surroundings,
      int bodyBytes,
      List<Round> rounds,
      LatencyRun.Outcome latency,
      Spread redisBytesPerReading,
      Spread startSeconds) {
    Map<Subject, Spread> ratios = new EnumMap<>(Subject.class);
    Map<Subject, Spread> readingsPerSecond = new EnumMap<>(Subject.class);
    Map<Subject, Map<Part, Double>> pipelineCpu = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      ratios.put(subject, ratio(rounds, subject, Baseline.DIRECT));
      readingsPerSecond.put(subject, Spread.of(rounds, round -> round.perSecond(subject)));
      pipelineCpu.put(subject, medianCpu(rounds.stream().map(r -> r.of(subject)).toList()));
    }
    Map<Baseline, Spread> perfTestPerSecond = new EnumMap<>(Baseline.class);
    Map<Baseline, Map<Part, Double>> perfTestCpu = new EnumMap<>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      List<Throughput> measured = rounds.stream().map(r -> r.perfTest(baseline)).toList();
      perfTestPerSecond.put(baseline, Spread.of(measured, Throughput::perSecond));
      perfTestCpu.put(baseline, medianCpu(measured));
    }
    return new Report(
        ratio(rounds, Subject.SINGLE, Baseline.DIRECT).median(),
        ratio(rounds, Subject.BATCH, Baseline.DIRECT).median(),
        ratio(rounds, Subject.SINGLE, Baseline.TOPIC).median(),
        ratio(rounds, Subject.BATCH, Baseline.TOPIC).median(),
        ratios,
        perfTestPerSecond,
        readingsPerSecond,
        heapRatio(rounds, Subject.SINGLE_SMALL_HEAP, Subject.SINGLE),
        heapRatio(rounds, Subject.BATCH_SMALL_HEAP, Subject.BATCH),
        latency.detectionToStored(),
        latency.windowEndToTerminal(),
        redisBytesPerReading,
        startSeconds,
        perfTestCpu,
        pipelineCpu,
        bodyBytes,
        plan.warmUp().toMillis() / MILLIS,
        plan.measured().toMillis() / MILLIS,
        surroundings,
        rounds);
  }

  private static Spread ratio(List<Round> rounds, Subject subject, Baseline baseline) {
    return Spread.of(rounds, round -> round.ratio(subject, baseline));
  }

  private static Spread heapRatio(List<Round> rounds, Subject small, Subject large) {
    return Spread.of(rounds, round -> round.perSecond(small) / round.perSecond(large));
  }

  private static Map<Part, Double> medianCpu(List<Throughput> measured) {
    Map<Part, Double> medians = new EnumMap<>(Part.class);
    for (Part part : measured.getFirst().cores().keySet()) {
      medians.put(
          part,
          Spread.of(measured, each -> each.cpuSecondsPerThousand().getOrDefault(part, 0.0))
              .median());
    }
    return medians;
  }
}
