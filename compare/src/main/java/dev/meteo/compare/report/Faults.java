package dev.meteo.compare.report;

import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.RunResult;
import java.util.List;
import java.util.stream.Collectors;

/** Whether two sides suffered the same. */
final class Faults {
  private static final double ABOUT_SECONDS = 1;

  private Faults() {}

  static boolean any(Pair pair) {
    return !of(pair.messaging()).isEmpty() || !of(pair.direct()).isEmpty();
  }

  static boolean alike(Pair pair) {
    List<FaultEffect> first = of(pair.messaging());
    List<FaultEffect> second = of(pair.direct());
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!alike(first.get(i), second.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(FaultEffect first, FaultEffect second) {
    return neutral(first.what()).equals(neutral(second.what()))
        && Math.abs(first.atSeconds() - second.atSeconds()) <= ABOUT_SECONDS;
  }

  /** The two variants have other names for what is in the same place. */
  private static String neutral(String what) {
    return what.replaceAll("(?i)RabbitMQ|broker|load balancer|balancer", "middle")
        .replaceAll("(?i)compute server|server", "worker");
  }

  private static List<FaultEffect> of(Side side) {
    return side.typical().map(RunResult::faults).orElse(List.of());
  }

  static String words(Side side) {
    List<FaultEffect> faults = of(side);
    return faults.isEmpty()
        ? "none"
        : faults.stream()
            .map(it -> it.what() + " at " + Units.moment(it.atSeconds()))
            .collect(Collectors.joining(", "));
  }
}
