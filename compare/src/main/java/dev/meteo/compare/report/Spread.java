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
    String low = format.apply(min);
    String high = format.apply(max);
    if (low.equals(high)) {
      return middle;
    }
    String unit = unit(middle);
    return unit.equals(unit(low)) && unit.equals(unit(high))
        ? number(middle) + " (" + number(low) + "–" + number(high) + ")" + unit
        : middle + " (" + low + " – " + high + ")";
  }

  private static String number(String text) {
    return text.substring(0, text.length() - unit(text).length());
  }

  private static String unit(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space);
  }

  boolean overlaps(Spread other) {
    return min <= other.max && other.min <= max;
  }
}
