package dev.meteo.compare.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of delays in microseconds, from the intended time of sending.
 *
 * @param curve the distribution itself, ascending, 100 % last
 */
public record Percentiles(
    long count,
    double p50Us,
    double p90Us,
    double p99Us,
    double p999Us,
    double maxUs,
    double meanUs,
    List<CurvePoint> curve) {
  private static final int POINTS_PER_HALVING = 5;

  /** Defensive copy. */
  public Percentiles {
    curve = List.copyOf(curve);
  }

  /** Of the same delays, all of them counted from so much later. */
  Percentiles less(Duration later) {
    double us = TimeUnit.NANOSECONDS.toMicros(later.toNanos());
    return new Percentiles(
        count,
        p50Us - us,
        p90Us - us,
        p99Us - us,
        p999Us - us,
        maxUs - us,
        meanUs - us,
        curve.stream()
            .map(point -> new CurvePoint(point.percentile(), point.valueUs() - us))
            .toList());
  }

  /** What a histogram of microseconds holds; its curve gets denser towards its slow end. */
  public static Percentiles of(AbstractHistogram delaysUs) {
    List<CurvePoint> curve = new ArrayList<>();
    for (HistogramIterationValue each : delaysUs.percentiles(POINTS_PER_HALVING)) {
      curve.add(new CurvePoint(each.getPercentileLevelIteratedTo(), each.getValueIteratedTo()));
    }
    return new Percentiles(
        delaysUs.getTotalCount(),
        delaysUs.getValueAtPercentile(50),
        delaysUs.getValueAtPercentile(90),
        delaysUs.getValueAtPercentile(99),
        delaysUs.getValueAtPercentile(99.9),
        delaysUs.getMaxValue(),
        delaysUs.getMean(),
        curve);
  }
}
