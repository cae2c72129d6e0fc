package dev.meteo.compare.report;

import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Whether a side kept its promise, in words that do not need a colour. */
record Verdict(Cell.Kind kind, String text) {
  Cell cell() {
    return Cell.of(kind, text);
  }

  static Verdict of(Side side) {
    if (side.runs().isEmpty()) {
      return new Verdict(Cell.Kind.BAD, "✗ failed: " + side.failed().getFirst().failure());
    }
    Verdict judged = judged(side);
    if (side.failed().isEmpty()) {
      return judged;
    }
    int all = side.runs().size() + side.failed().size();
    return new Verdict(
        Cell.Kind.BAD,
        "✗ %d of %d runs failed: %s; the others: %s"
            .formatted(
                side.failed().size(), all, side.failed().getFirst().failure(), judged.text()));
  }

  private static Verdict judged(Side side) {
    List<Correctness> judged =
        side.runs().stream().map(RunResult::correctness).filter(Objects::nonNull).toList();
    if (judged.isEmpty()) {
      boolean idle = side.runs().stream().allMatch(run -> run.offeredReadings() == 0);
      return new Verdict(Cell.Kind.TEXT, idle ? "– no readings to judge" : "not judged");
    }
    String runs = judged.size() == 1 ? "" : " in " + judged.size() + " runs";
    if (judged.stream().allMatch(Correctness::isRight)
        && judged.stream().anyMatch(found -> found.windowsExpected() == 0)) {
      return new Verdict(
          Cell.Kind.TEXT, "– as many counted as were sent" + runs + ", windows not judged");
    }
    if (judged.stream().allMatch(Correctness::isRight)) {
      return new Verdict(Cell.Kind.GOOD, "✓ all exactly once" + runs);
    }
    boolean allowed =
        side.delivery() == Delivery.AT_MOST_ONCE && judged.stream().allMatch(Verdict::onlyLost);
    return allowed
        ? new Verdict(Cell.Kind.TEXT, "– " + losses(judged) + runs + ", which at-most-once allows")
        : new Verdict(Cell.Kind.BAD, "✗ " + faults(judged) + runs);
  }

  /** Lost readings make windows differ; nothing else may. */
  private static boolean onlyLost(Correctness found) {
    return found.doubleReadings() == 0
        && found.unexplained() == 0
        && (found.lostReadings() > 0 || found.windowsWrong() == 0);
  }

  private static String losses(List<Correctness> judged) {
    long lost = sum(judged, Correctness::lostReadings);
    long expected = sum(judged, Correctness::expectedReadings);
    String share =
        expected > 0 ? " (%s)".formatted(Units.percent((double) lost / (double) expected)) : "";
    return Units.grouped((double) lost) + " lost of " + Units.readings((double) expected) + share;
  }

  private static String faults(List<Correctness> judged) {
    List<String> faults = new ArrayList<>();
    if (sum(judged, Correctness::lostReadings) > 0) {
      faults.add(losses(judged));
    }
    long twice = sum(judged, Correctness::doubleReadings);
    if (twice > 0) {
      faults.add(Units.grouped((double) twice) + " counted more than once");
    }
    long wrong = sum(judged, Correctness::windowsWrong);
    if (wrong > 0) {
      long expected = sum(judged, Correctness::windowsExpected);
      faults.add(
          "%s of %s wrong"
              .formatted(
                  Units.grouped((double) wrong), Units.count(expected, "window", "windows")));
    }
    long violations = judged.stream().mapToLong(each -> each.violations().size()).sum();
    if (faults.isEmpty() || sum(judged, Correctness::unexplained) > 0) {
      faults.add(Units.count(violations, "violation", "violations"));
    }
    return String.join(", ", faults);
  }

  private static long sum(List<Correctness> judged, ToLongFunction<Correctness> figure) {
    return judged.stream().mapToLong(figure).sum();
  }
}
