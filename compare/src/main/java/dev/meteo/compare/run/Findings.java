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
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what terminals got with what was sent. */
final class Findings {
  private static final int VIOLATIONS_SHOWN = 10;

  /** What is wrong with a window that lacks readings. */
  private static final Set<Rule> LOSS =
      EnumSet.of(
          Rule.MISSING_WINDOW,
          Rule.NULL_DESPITE_READINGS,
          Rule.WRONG_COUNT,
          Rule.WRONG_SUM,
          Rule.WRONG_MEAN,
          Rule.WRONG_STDDEV,
          Rule.WRONG_MIN,
          Rule.WRONG_MAX,
          Rule.WRONG_NEWEST);

  /** What is wrong with earlier revisions, or from one to the next. */
  private static final Set<Rule> EARLIER =
      EnumSet.of(Rule.NEVER_SENT, Rule.COUNT_FELL, Rule.READINGS_REPLACED);

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
    Verdict verdict = verdict(seen.getFirst(), expectation);
    long wrong = wrongWindows(verdict);
    List<String> violations = new ArrayList<>();
    verdict.violations().stream().map(Violation::toString).forEach(violations::add);
    long unexplained =
        verdict.violations().stream().filter(each -> !LOSS.contains(each.rule())).count()
            + otherTerminals(windows, seen, violations);
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
        unexplained,
        violations.stream().limit(VIOLATIONS_SHOWN).toList());
  }

  /** By their last revisions, whatever is wrong with earlier ones. */
  private static long wrongWindows(Verdict verdict) {
    return verdict.violations().stream()
        .filter(violation -> !EARLIER.contains(violation.rule()))
        .map(violation -> violation.where().split(" ", 2)[0])
        .distinct()
        .count();
  }

  /** How many windows the other terminals have otherwise than the first. */
  private static long otherTerminals(
      SeenWindows firstOnes, List<List<SeenSummary>> seen, List<String> violations) {
    Map<Instant, String> first = texts(firstOnes);
    long all = 0;
    for (int i = 1; i < seen.size(); i++) {
      Map<Instant, String> other = texts(new SeenWindows(seen.get(i)));
      long differing =
          Stream.concat(first.keySet().stream(), other.keySet().stream())
              .distinct()
              .filter(start -> !Objects.equals(first.get(start), other.get(start)))
              .count();
      if (differing > 0) {
        violations.add("terminal %d: %d windows unlike terminal 1's".formatted(i + 1, differing));
      }
      all += differing;
    }
    return all;
  }

  /** The last revision of each window that has readings. */
  private static Map<Instant, String> texts(SeenWindows windows) {
    return windows.last().values().stream()
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toMap(SeenSummary::start, SeenSummary::text));
  }

  private static long count(@Nullable Figures figures) {
    return figures == null ? 0 : figures.count();
  }
}
