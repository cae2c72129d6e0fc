package dev.meteo.compare.report;

import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.PartCost;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResult;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure that every run may have.
 *
 * @param name as it begins a sentence
 */
record Metric(
    String name, Function<RunResult, @Nullable Double> figure, DoubleFunction<String> format) {

  static final Metric OFFERED =
      new Metric("Offered load", Metric::offeredPerSecond, Units::perSecond);

  /** At most what was offered: throughput only where that was too much. */
  static final Metric STORED =
      new Metric("Stored, mean rate", RunResult::storedPerSecond, Units::perSecond);

  static final Metric THROUGHPUT =
      new Metric("Throughput at saturation", Saturation::throughput, Units::perSecond);
  static final Metric STORED_P50 =
      latency("Detection to stored, p50", Latencies::detectionToStored, Percentiles::p50Us);
  static final Metric STORED_P99 =
      latency("Detection to stored, p99", Latencies::detectionToStored, Percentiles::p99Us);
  static final Metric ANSWERED_P50 =
      latency("Detection to answered, p50", Latencies::detectionToAnswered, Percentiles::p50Us);
  static final Metric ANSWERED_P99 =
      latency("Detection to answered, p99", Latencies::detectionToAnswered, Percentiles::p99Us);
  static final Metric TERMINAL_P50 =
      latency("Window due to terminal, p50", Latencies::windowDueToTerminal, Percentiles::p50Us);
  static final Metric TERMINAL_P99 =
      latency("Window due to terminal, p99", Latencies::windowDueToTerminal, Percentiles::p99Us);
  static final Metric CPU =
      new Metric(
          "Processor time for 1,000 readings",
          run -> total(run, PartCost::cpuSecondsPerThousand),
          Units::seconds);
  static final Metric BYTES =
      new Metric(
          "Bytes on the wire for 1,000 readings",
          run -> run.figures().get("loopbackForThousandReadingsBytes"),
          Units::traffic);
  static final Metric RECOVERY =
      new Metric(
          "Longest recovery, time away included",
          run -> longestRecovery(run.faults()),
          Units::recovery);

  /** Those of the first table and of the comparison with an earlier report. */
  static final List<Metric> ALL =
      List.of(
          OFFERED,
          STORED,
          THROUGHPUT,
          STORED_P50,
          STORED_P99,
          ANSWERED_P50,
          ANSWERED_P99,
          TERMINAL_P50,
          TERMINAL_P99,
          CPU,
          BYTES,
          RECOVERY);

  private static Metric latency(
      String name,
      Function<Latencies, @Nullable Percentiles> which,
      ToDoubleFunction<Percentiles> percentile) {
    return new Metric(
        name,
        run -> {
          Percentiles delays = which.apply(run.latencies());
          return delays == null || delays.count() == 0 ? null : percentile.applyAsDouble(delays);
        },
        Units::duration);
  }

  private static @Nullable Double offeredPerSecond(RunResult run) {
    return run.offeredReadings() == 0 || run.durationSeconds() == 0
        ? null
        : (Double) (run.offeredReadings() / run.durationSeconds());
  }

  private static @Nullable Double total(
      RunResult run, Function<PartCost, @Nullable Double> figure) {
    List<Double> costs =
        run.parts().values().stream().map(figure).filter(Objects::nonNull).toList();
    return costs.isEmpty() ? null : costs.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Null also when one fault was never recovered from: there is no time to tell. */
  static @Nullable Double longestRecovery(List<FaultEffect> faults) {
    double longest = 0;
    for (FaultEffect fault : faults) {
      if (fault.recoverySeconds() == null) {
        return null;
      }
      longest = Math.max(longest, fault.recoverySeconds());
    }
    return faults.isEmpty() ? null : longest;
  }
}
