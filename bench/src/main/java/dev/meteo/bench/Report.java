package dev.meteo.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured; its fields are those of the JSON object.
 *
 * @param singleRatio readings per second with one per message over PerfTest's messages per second,
 *     the median of the rounds
 * @param batchRatio the same with 100 readings per message
 * @param ratios of each subject to PerfTest in the same round
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
    Map<Subject, Spread> ratios,
    Spread perfTestPerSecond,
    Map<Subject, Spread> readingsPerSecond,
    Spread singleHeapRatio,
    Spread batchHeapRatio,
    Latency detectionToStored,
    Latency windowEndToTerminal,
    Spread redisBytesPerReading,
    Spread startSeconds,
    Map<Part, Double> perfTestCpu,
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
      ratios.put(subject, Spread.of(rounds, round -> round.ratio(subject)));
      readingsPerSecond.put(subject, Spread.of(rounds, round -> round.perSecond(subject)));
      pipelineCpu.put(subject, medianCpu(rounds.stream().map(r -> r.of(subject)).toList()));
    }
    return new Report(
        Spread.of(rounds, round -> round.ratio(Subject.SINGLE)).median(),
        Spread.of(rounds, round -> round.ratio(Subject.BATCH)).median(),
        ratios,
        Spread.of(rounds, round -> round.perfTest().perSecond()),
        readingsPerSecond,
        heapRatio(rounds, Subject.SINGLE_SMALL_HEAP, Subject.SINGLE),
        heapRatio(rounds, Subject.BATCH_SMALL_HEAP, Subject.BATCH),
        latency.detectionToStored(),
        latency.windowEndToTerminal(),
        redisBytesPerReading,
        startSeconds,
        medianCpu(rounds.stream().map(Round::perfTest).toList()),
        pipelineCpu,
        bodyBytes,
        plan.warmUp().toMillis() / MILLIS,
        plan.measured().toMillis() / MILLIS,
        surroundings,
        rounds);
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
