package dev.meteo.chaos;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells what one fault did from what others did. Whether one has figures must not depend on how
 * long it took to recover, or only quick recoveries would be left.
 */
final class Undisturbed {
  /** Recovery is meant to take no longer. */
  private static final long GOAL_MS = 3000;

  private Undisturbed() {}

  /**
   * The faults of one run. Those that another one overlapped, or followed within three seconds, are
   * without figures; those that came so soon after another one are without gaps, which may have
   * begun before.
   */
  static List<Recovery> of(List<Recovery> faults) {
    return IntStream.range(0, faults.size())
        .mapToObj(i -> of(faults.get(i), others(faults, i)))
        .toList();
  }

  private static List<Recovery> others(List<Recovery> faults, int index) {
    return IntStream.range(0, faults.size()).filter(i -> i != index).mapToObj(faults::get).toList();
  }

  private static Recovery of(Recovery fault, List<Recovery> others) {
    if (others.stream().anyMatch(other -> meet(fault.atMs(), fault.endMs() + GOAL_MS, other))) {
      return fault.withoutFigures();
    }
    return others.stream().anyMatch(other -> meet(fault.atMs() - GOAL_MS, fault.endMs(), other))
        ? fault.withoutGaps()
        : fault;
  }

  private static boolean meet(long fromMs, long untilMs, Recovery other) {
    return other.atMs() <= untilMs && other.endMs() >= fromMs;
  }
}
