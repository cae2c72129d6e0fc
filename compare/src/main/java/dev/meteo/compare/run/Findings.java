package dev.meteo.compare.run;

import dev.meteo.compare.result.Correctness;
import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.ExpectedWindow;
import dev.meteo.oracle.Figures;
import dev.meteo.oracle.Judge;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.Verdict;
import dev.meteo.oracle.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what terminals got with what was sent. */
final class Findings {
  private static final int VIOLATIONS_SHOWN = 10;

  private final Expectation expectation;
  private final Instant begin;

  /**
   * @param begin of the measured part: a warm-up's readings have to be right, but may be late
   */
  Findings(List<RawReading> sent, Duration window, Instant begin) {
    this.begin = begin;
    this.expectation = Expectation.of(sent, window, new Coefficients());
  }

  private static Verdict verdict(List<SeenSummary> seen, Expectation expectation) {
    return Judge.judge(seen.stream().map(SeenSummary::text).toList(), expectation);
  }

  /** Whether a terminal has got all windows as they must be. */
  boolean isRight(List<SeenSummary> seen) {
    return verdict(seen, expectation).isRight();
  }

  /**
   * Of the first terminal in numbers, and of the others what they lack.
   *
   * @param seen by each terminal; not empty
   */
  Correctness of(List<List<SeenSummary>> seen) {
    SeenWindows windows = new SeenWindows(seen.getFirst());
    long expected = 0;
    long lost = 0;
    long twice = 0;
    for (ExpectedWindow window : expectation.windows()) {
      SeenSummary last = windows.last().get(window.start());
      for (String coefficient : List.of("wellness", "pollution")) {
        boolean wellness = coefficient.equals("wellness");
        long sent = count(wellness ? window.wellness() : window.pollution());
        long counted = last == null ? 0 : last.count(coefficient);
        expected += sent;
        lost += Math.max(0, sent - counted);
        twice += Math.max(0, counted - sent);
      }
    }
    List<String> violations = new ArrayList<>();
    long wrong = wrongWindows(verdict(seen.getFirst(), expectation), violations);
    otherTerminals(seen, violations);
    int all = expectation.windows().size();
    return new Correctness(
        expected,
        windows.counted(),
        lost,
        twice,
        windows.late(begin),
        all,
        Math.max(0, all - wrong),
        wrong,
        windows.corrected(begin),
        violations.stream().limit(VIOLATIONS_SHOWN).toList());
  }

  private static long wrongWindows(Verdict verdict, List<String> violations) {
    Set<String> places =
        verdict.violations().stream()
            .map(violation -> violation.where().split(" ", 2)[0])
            .collect(Collectors.toSet());
    verdict.violations().stream().map(Violation::toString).forEach(violations::add);
    return places.size();
  }

  private void otherTerminals(List<List<SeenSummary>> seen, List<String> violations) {
    for (int i = 1; i < seen.size(); i++) {
      long wrong = wrongWindows(verdict(seen.get(i), expectation), new ArrayList<>());
      if (wrong > 0) {
        violations.add("terminal " + (i + 1) + ": " + wrong + " windows missing or wrong");
      }
    }
  }

  private static long count(@Nullable Figures figures) {
    return figures == null ? 0 : figures.count();
  }
}
