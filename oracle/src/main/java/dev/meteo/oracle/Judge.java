package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meteo.oracle.Violation.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares published summaries with what they must say in the end: of each window the highest
 * revision counts, and windows that say nothing but null are free. Earlier revisions may lack
 * readings, but have none that were never sent, and what one has each later one has. Not
 * thread-safe; one judgement each.
 */
public final class Judge {
  private record Revision(Instant start, long number) {}

  private final Expectation expectation;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Revision, Published> revisions = new HashMap<>();
  private final Map<Instant, Published> latest = new HashMap<>();

  private Judge(Expectation expectation) {
    this.expectation = expectation;
  }

  /**
   * Judges summaries.
   *
   * @param lines a window summary as JSON each, in any order, with repetitions and corrections
   */
  public static Verdict judge(Collection<String> lines, Expectation expectation) {
    Judge judge = new Judge(expectation);
    lines.forEach(judge::read);
    judge.compare();
    judge.compareEarlier();
    judge.compareRevisions();
    long corrections = judge.revisions.keySet().stream().filter(r -> r.number() > 1).count();
    return new Verdict(judge.violations, expectation.byStart().size(), lines.size(), corrections);
  }

  private void read(String line) {
    Published published;
    try {
      published = Published.parse(line);
    } catch (IllegalArgumentException e) {
      violations.add(new Violation(Rule.UNREADABLE, line, String.valueOf(e.getMessage())));
      return;
    }
    if (!expectation.isOnGrid(published.start(), published.end())) {
      violations.add(
          new Violation(
              Rule.NO_SUCH_WINDOW, published.start().toString(), "ends " + published.end()));
      return;
    }
    keep(published);
  }

  private void keep(Published published) {
    Revision revision = new Revision(published.start(), published.revision());
    Published earlier = revisions.putIfAbsent(revision, published);
    if (earlier != null && !earlier.content().equals(published.content())) {
      violations.add(
          new Violation(
              Rule.TWO_CONTENTS,
              published.start() + " revision " + published.revision(),
              earlier.content() + " and " + published.content()));
    }
    latest.merge(published.start(), published, (a, b) -> b.revision() > a.revision() ? b : a);
  }

  private void compare() {
    for (ExpectedWindow window : expectation.windows()) {
      Published published = latest.get(window.start());
      if (published == null) {
        violations.add(new Violation(Rule.MISSING_WINDOW, window.start().toString(), "not there"));
      } else {
        compare(window, published);
      }
    }
    latest.values().stream()
        .filter(published -> !expectation.byStart().containsKey(published.start()))
        .filter(published -> !published.isNull())
        .map(p -> new Violation(Rule.UNEXPECTED_WINDOW, p.start().toString(), "" + p.content()))
        .forEach(violations::add);
  }

  private void compareEarlier() {
    revisions.values().stream()
        .filter(published -> !published.equals(latest.get(published.start())))
        .sorted(Comparator.comparing(Published::start).thenComparing(Published::revision))
        .forEach(this::compareEarlier);
  }

  private void compareEarlier(Published published) {
    String where = published.start() + " revision " + published.revision() + " ";
    FiguresCheck.checkPart(
        where + "wellness",
        expectation.sent(published.start(), true),
        published.coefficient("wellness"),
        violations::add);
    FiguresCheck.checkPart(
        where + "pollution",
        expectation.sent(published.start(), false),
        published.coefficient("pollution"),
        violations::add);
  }

  /** Of each window, in the order of the revisions and not of the lines. */
  private void compareRevisions() {
    SortedMap<Instant, List<Published>> windows = new TreeMap<>();
    revisions.values().stream()
        .sorted(Comparator.comparing(Published::revision))
        .forEach(one -> windows.computeIfAbsent(one.start(), s -> new ArrayList<>()).add(one));
    windows.forEach((start, all) -> List.of("wellness", "pollution").forEach(c -> grow(c, all)));
  }

  private void grow(String coefficient, List<Published> rising) {
    String where = rising.getFirst().start() + " revision %d " + coefficient;
    GrowthCheck check = new GrowthCheck(where, violations::add);
    for (Published published : rising) {
      JsonNode node = published.coefficient(coefficient);
      try {
        check.next(
            published.revision(), node.isNull() ? null : PublishedFigures.parse(node).figures());
      } catch (IllegalArgumentException e) {
        // a violation of its own
      }
    }
  }

  private void compare(ExpectedWindow window, Published published) {
    String where = window.start() + " revision " + published.revision() + " ";
    FiguresCheck.check(
        where + "wellness", window.wellness(), published.coefficient("wellness"), violations::add);
    FiguresCheck.check(
        where + "pollution",
        window.pollution(),
        published.coefficient("pollution"),
        violations::add);
  }
}
