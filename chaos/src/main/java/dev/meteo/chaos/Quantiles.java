package dev.meteo.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several durations, in milliseconds, rising. Quantiles are of those that there are: the smallest
 * that so many are not above.
 */
record Quantiles(List<Long> sorted) {
  private static final long QUICK_MS = 3000;

  static Quantiles of(List<Recovery> faults, Function<Recovery, @Nullable Long> figure) {
    return new Quantiles(
        faults.stream().map(figure).filter(Objects::nonNull).map(Long::valueOf).sorted().toList());
  }

  int count() {
    return sorted.size();
  }

  /** Of at least one. */
  long at(double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  /** Median, nine tenths and worst, in seconds. */
  String text() {
    return sorted.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.1f / %.1f / %.1f",
            at(0.5) / 1000.0,
            at(0.9) / 1000.0,
            sorted.getLast() / 1000.0);
  }

  String shareWithin3s() {
    long quick = sorted.stream().filter(ms -> ms <= QUICK_MS).count();
    return sorted.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * quick / sorted.size());
  }
}
