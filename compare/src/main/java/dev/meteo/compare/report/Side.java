package dev.meteo.compare.report;

import dev.meteo.compare.plot.Ink;
import dev.meteo.compare.plot.Pen;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.Variant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All runs of a scenario with one variant and one delivery.
 *
 * @param label how it is called where its scenario is the subject
 * @param runs that are measurements
 * @param failed that are none
 */
record Side(
    Variant variant,
    Delivery delivery,
    String label,
    List<RunResult> runs,
    List<RunResult> failed) {

  /** Of what the runs measured of it. */
  Optional<Spread> spread(Function<RunResult, @Nullable Double> figure) {
    return Spread.of(runs.stream().map(figure).filter(Objects::nonNull).toList());
  }

  /** The run in the middle by the rate stored, for what cannot be averaged. */
  Optional<RunResult> typical() {
    List<RunResult> sorted =
        runs.stream()
            .sorted(
                Comparator.comparingDouble(
                    run -> run.storedPerSecond() == null ? 0 : run.storedPerSecond()))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  Pen pen() {
    return new Pen(
        variant == Variant.MESSAGING ? Ink.FIRST : Ink.SECOND, delivery == Delivery.AT_MOST_ONCE);
  }
}
