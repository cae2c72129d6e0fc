package dev.meteo.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several measurements of the same. */
record Spread(double median, double min, double max) {
  /** Of at least one. */
  static <T> Spread of(List<T> measured, ToDoubleFunction<T> figure) {
    List<Double> sorted = measured.stream().mapToDouble(figure).sorted().boxed().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }
}
