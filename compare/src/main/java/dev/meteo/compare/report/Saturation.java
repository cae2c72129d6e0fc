package dev.meteo.compare.report;

import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rising load is more than a run can store. */
final class Saturation {
  /** A step of which less than this share is stored in its own time is too much. */
  static final double KEPT_UP = 0.98;

  static final int FEWEST_STEPS = 3;

  private Saturation() {}

  /**
   * Readings per second: the most that the run stored in one step of a load that rises until it is
   * too much. Null where the load does not rise by steps, and where the run stored all of each
   * step: then what is stored is what is offered, and says nothing about the run's limit.
   */
  static @Nullable Double throughput(RunResult run) {
    List<LoadStep> rising = rising(run.loadSteps());
    return rising.stream().allMatch(Saturation::isKeptUp)
        ? null
        : (Double) rising.stream().mapToDouble(LoadStep::storedPerSecond).max().orElseThrow();
  }

  private static boolean isKeptUp(LoadStep step) {
    return step.storedPerSecond() >= KEPT_UP * step.offeredPerSecond();
  }

  /** Up to the highest step; only the last one may be lower. Empty for any other load. */
  private static List<LoadStep> rising(List<LoadStep> steps) {
    int rising = 1;
    while (rising < steps.size()
        && steps.get(rising).offeredPerSecond() > steps.get(rising - 1).offeredPerSecond()) {
      rising++;
    }
    return steps.size() >= FEWEST_STEPS && rising >= steps.size() - 1
        ? steps.subList(0, rising)
        : List.of();
  }
}
