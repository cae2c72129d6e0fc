package dev.meteo.compare.run;

import dev.meteo.compare.result.Part;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What was seen of a run, in order of time. */
record Samples(List<Sample> all) {
  /** Readings stored at that time, between two looks by a straight line. */
  OptionalDouble storedAt(double seconds) {
    List<Sample> known = all.stream().filter(sample -> sample.stored().isPresent()).toList();
    return at(known, seconds, sample -> sample.stored().getAsLong());
  }

  /** Whether a process of the part was ever seen. */
  boolean knows(Part part) {
    return all.stream().anyMatch(sample -> sample.cpuSeconds().containsKey(part));
  }

  /** Processor time of a part within that time. */
  double cpuSeconds(Part part, double from, double until) {
    return between(from, until, sample -> sample.cpuSeconds().getOrDefault(part, 0.0));
  }

  /** Bytes over the loopback within that time. */
  double loopbackBytes(double from, double until) {
    return between(from, until, Sample::loopbackBytes);
  }

  /** The most memory that a part had within that time. */
  long mostResidentBytes(Part part, double from, double until) {
    return all.stream()
        .filter(sample -> sample.seconds() >= from && sample.seconds() <= until)
        .mapToLong(sample -> sample.residentBytes().getOrDefault(part, 0L))
        .max()
        .orElse(0);
  }

  private double between(double from, double until, ToDoubleFunction<Sample> figure) {
    return at(all, until, figure).orElse(0) - at(all, from, figure).orElse(0);
  }

  private static OptionalDouble at(
      List<Sample> samples, double seconds, ToDoubleFunction<Sample> figure) {
    if (samples.isEmpty()) {
      return OptionalDouble.empty();
    }
    Sample before = samples.getFirst();
    for (Sample sample : samples) {
      if (sample.seconds() >= seconds) {
        return OptionalDouble.of(line(before, sample, seconds, figure));
      }
      before = sample;
    }
    return OptionalDouble.of(figure.applyAsDouble(before));
  }

  private static double line(Sample a, Sample b, double seconds, ToDoubleFunction<Sample> figure) {
    double first = figure.applyAsDouble(a);
    double length = b.seconds() - a.seconds();
    double share = length <= 0 ? 1 : Math.clamp((seconds - a.seconds()) / length, 0, 1);
    return first + share * (figure.applyAsDouble(b) - first);
  }
}
