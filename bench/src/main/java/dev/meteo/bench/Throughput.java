package dev.meteo.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What went through, in messages or readings per second.
 *
 * @param in confirmed to who published it
 * @param out consumed and acknowledged, of readings: stored
 * @param perSecond what went all the way
 * @param cores processors that each part kept busy
 */
record Throughput(double in, double out, double perSecond, Map<Part, Double> cores) {
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
    /**
     * Of a steady flow. What only piles up in the queue does not count, nor does what had piled up
     * before.
     */
    Throughput since(Sample begin) {
      double seconds = secondsSince(begin);
      double came = (in - begin.in) / seconds;
      double went = (out - begin.out) / seconds;
      return new Throughput(came, went, Math.min(came, went), coresSince(begin));
    }

    /**
     * Of what was published from the beginning until publishing ended, and was worked on until this
     * moment, when nothing is left. What had piled up before had to be done as well, and does not
     * count.
     *
     * @param end of publishing
     */
    Throughput doneSince(Sample begin, Sample end) {
      double publishing = end.secondsSince(begin);
      return new Throughput(
          (end.in - begin.in) / publishing,
          (end.out - begin.out) / publishing,
          (in - begin.in) / secondsSince(begin),
          coresSince(begin));
    }

    /** With the processor time that parts had used before they ended. */
    Sample withMissing(Sample before) {
      Map<Part, Double> all = new TreeMap<>(before.cpuSeconds);
      cpuSeconds.forEach((part, used) -> all.merge(part, used, Math::max));
      return new Sample(nanos, in, out, all);
    }

    private double secondsSince(Sample begin) {
      return (nanos - begin.nanos) / NANOS_PER_SECOND;
    }

    private Map<Part, Double> coresSince(Sample begin) {
      Map<Part, Double> cores = new TreeMap<>();
      cpuSeconds.forEach(
          (part, used) ->
              cores.put(
                  part, (used - begin.cpuSeconds.getOrDefault(part, 0.0)) / secondsSince(begin)));
      return cores;
    }
  }

  /** Seconds of processor time for a thousand of them. */
  Map<Part, Double> cpuSecondsPerThousand() {
    Map<Part, Double> costs = new TreeMap<>();
    cores.forEach((part, busy) -> costs.put(part, busy / perSecond * THOUSAND));
    return costs;
  }

  /** Processors that all parts together kept busy. */
  double allCores() {
    return cores.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
