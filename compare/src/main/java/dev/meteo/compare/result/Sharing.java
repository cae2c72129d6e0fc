package dev.meteo.compare.result;

import java.util.Collection;
import java.util.Map;

/**
 * How the workers shared the work.
 *
 * @param readingsByWorker in the order in which they started
 * @param fairness Jain's index: 1 when all did the same, 1/n when one of n did all
 */
public record Sharing(Map<String, Long> readingsByWorker, double fairness) {
  /** Defensive copy. */
  public Sharing {
    readingsByWorker = InOrder.copy(readingsByWorker);
  }

  /** With the index of these counts, at least one of them above 0. */
  public static Sharing of(Map<String, Long> readingsByWorker) {
    return new Sharing(readingsByWorker, jain(readingsByWorker.values()));
  }

  private static double jain(Collection<Long> counts) {
    double sum = counts.stream().mapToDouble(Long::doubleValue).sum();
    double squares =
        counts.stream().mapToDouble(each -> each.doubleValue() * each.doubleValue()).sum();
    return sum * sum / (counts.size() * squares);
  }
}
