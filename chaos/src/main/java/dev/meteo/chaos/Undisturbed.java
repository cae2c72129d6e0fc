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
   * The faults of one run; those that another one overlapped, or that another one followed within
   * three seconds, without figures.
   */
  static List<Recovery> of(List<Recovery> faults) {
    return IntStream.range(0, faults.size())
        .mapToObj(i -> isUndisturbed(i, faults) ? faults.get(i) : faults.get(i).withoutFigures())
        .toList();
  }

  private static boolean isUndisturbed(int index, List<Recovery> faults) {
    Recovery fault = faults.get(index);
    return IntStream.range(0, faults.size())
        .filter(i -> i != index)
        .mapToObj(faults::get)
        .allMatch(other -> other.endMs() < fault.atMs() || other.atMs() > fault.endMs() + GOAL_MS);
  }
}
