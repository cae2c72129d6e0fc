package dev.meteo.compare.report;

import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was done to the runs, and how long it took them to get over it. */
final class FaultSection {
  private FaultSection() {}

  static List<Block> of(Chapter chapter) {
    Set<String> faults = new LinkedHashSet<>();
    chapter.sides().runs().forEach(run -> run.faults().forEach(it -> faults.add(it.what())));
    if (faults.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (String what : faults) {
      chapter
          .sides()
          .sentence("Recovery after " + what, run -> longest(run, what), Units::recovery)
          .ifPresent(sentences::add);
      for (Side side : chapter.sides().all()) {
        row(side, what).ifPresent(rows::add);
        never(side, what).ifPresent(sentences::add);
      }
    }
    return List.of(
        new Block.Points(sentences),
        new Block.Table(
            "Faults and recoveries: median (range) over the runs",
            List.of("fault", "variant", "runs", "at", "undone at", "recovered after"),
            rows,
            false));
  }

  private static Optional<List<Cell>> row(Side side, String what) {
    List<FaultEffect> effects = effects(side, what);
    if (effects.isEmpty()) {
      return Optional.of(
          List.of(
              Cell.text(what),
              Cell.text(side.label()),
              Cell.of(Cell.Kind.MARKED, "▲ not done"),
              Cell.number("–"),
              Cell.number("–"),
              Cell.number("–")));
    }
    return Optional.of(
        List.of(
            Cell.text(what),
            Cell.text(side.label()),
            Cell.number(Units.grouped(side.runs().size())),
            Cell.number(
                spread(effects.stream().map(FaultEffect::atSeconds).toList(), Units::seconds)),
            Cell.number(
                spread(
                    effects.stream()
                        .flatMap(it -> Optional.ofNullable(it.untilSeconds()).stream())
                        .toList(),
                    Units::seconds)),
            Cell.number(
                spread(
                    effects.stream()
                        .flatMap(it -> Optional.ofNullable(it.recoverySeconds()).stream())
                        .toList(),
                    Units::recovery))));
  }

  private static Optional<String> never(Side side, String what) {
    List<FaultEffect> effects = effects(side, what);
    long never = effects.stream().filter(it -> it.recoverySeconds() == null).count();
    return never == 0
        ? Optional.empty()
        : Optional.of(
            "%s had not recovered from %s before the next fault or the end of the run, %d of %d times."
                .formatted(side.label(), what, never, effects.size()));
  }

  private static String spread(List<Double> seconds, DoubleFunction<String> format) {
    return Spread.of(seconds).map(it -> it.text(format)).orElse("–");
  }

  private static List<FaultEffect> effects(Side side, String what) {
    return side.runs().stream()
        .flatMap(run -> run.faults().stream())
        .filter(it -> it.what().equals(what))
        .toList();
  }

  /** Null also when one was never recovered from: there is no time to tell. */
  private static @Nullable Double longest(RunResult run, String what) {
    List<FaultEffect> all = run.faults().stream().filter(it -> it.what().equals(what)).toList();
    return Metric.longestRecovery(all);
  }
}
