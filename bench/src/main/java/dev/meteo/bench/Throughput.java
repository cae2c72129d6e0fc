package dev.meteo.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What went through in a steady interval, in messages or readings per second.
 *
 * @param in confirmed to who published it
 * @param out consumed and acknowledged, of readings: stored
 * @param cores processors that each part kept busy
 */
record Throughput(double in, double out, Map<Part, Double> cores) {
  private static final double THOUSAND = 1000;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * How things stand at one moment.
   *
   * @param nanos of the monotonic clock
   * @param in so far, from any beginning
   * @param out so far, from any beginning
   */
  record Sample(long nanos, double in, double out, Map<Part, Double> cpuSeconds) {
    Throughput since(Sample begin) {
      double seconds = (nanos - begin.nanos) / NANOS_PER_SECOND;
      Map<Part, Double> cores = new TreeMap<>();
      cpuSeconds.forEach(
          (part, used) ->
              cores.put(part, (used - begin.cpuSeconds.getOrDefault(part, 0.0)) / seconds));
      return new Throughput((in - begin.in) / seconds, (out - begin.out) / seconds, cores);
    }
  }

  /**
   * What went all the way: neither what only piles up in the queue counts, nor what had piled up
   * there during the warm-up.
   */
  double perSecond() {
    return Math.min(in, out);
  }

  /** Seconds of processor time for a thousand of them. */
  Map<Part, Double> cpuSecondsPerThousand() {
    Map<Part, Double> costs = new TreeMap<>();
    cores.forEach((part, busy) -> costs.put(part, busy / out * THOUSAND));
    return costs;
  }

  /** Processors that all parts together kept busy. */
  double allCores() {
    return cores.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
