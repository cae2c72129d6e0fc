package dev.meteo.compare.report;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The median and the range of a figure over the repetitions. */
record Spread(int runs, double median, double min, double max) {
  /** Empty when there is no value. */
  static Optional<Spread> of(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return Optional.of(new Spread(sorted.size(), median, sorted.getFirst(), sorted.getLast()));
  }

  /** The median, and the range where there is one. */
  String text(DoubleFunction<String> format) {
    String middle = format.apply(median);
    if (runs == 1) {
      return middle;
    }
    return middle + " (" + format.apply(min) + " – " + format.apply(max) + ")";
  }

  boolean overlaps(Spread other) {
    return min <= other.max && other.min <= max;
  }
}
