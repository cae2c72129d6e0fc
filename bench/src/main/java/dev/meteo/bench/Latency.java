package dev.meteo.bench;

import org.HdrHistogram.AbstractHistogram;

/**
 * A distribution of delays, in milliseconds.
 *
 * @param count how many were measured
 */
record Latency(long count, double p50Ms, double p99Ms, double p999Ms, double maxMs) {
  private static final double MICROS_PER_MILLI = 1000;

  static Latency ofMicros(AbstractHistogram micros) {
    return new Latency(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
        micros.getMaxValue() / MICROS_PER_MILLI);
  }
}
