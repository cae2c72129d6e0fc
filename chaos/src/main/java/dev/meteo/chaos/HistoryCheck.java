package dev.meteo.chaos;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.oracle.Verdict;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What must be in the history, of which somebody may have deleted what it held. */
final class HistoryCheck {
  /** It has to be noticed and made again within this. */
  private static final Duration MADE_AGAIN_WITHIN = Duration.ofSeconds(20);

  private HistoryCheck() {}

  /**
   * What is wrong with it.
   *
   * @param verdict of the oracle, to which nothing was deleted
   */
  static List<Violation> of(Verdict verdict, List<String> history, List<Happened> happened) {
    Optional<Instant> complete =
        happened.stream()
            .filter(Happened::counts)
            .filter(one -> one.planned().kind().name().equals(Catalogue.HISTORY_DELETE))
            .map(one -> one.healedAt().plus(MADE_AGAIN_WITHIN))
            .max(Comparator.naturalOrder());
    List<Violation> violations = new ArrayList<>();
    if (history.isEmpty()) {
      violations.add(new Violation(Rule.MISSING_WINDOW, "history", "is empty or not there"));
    }
    verdict.violations().stream()
        .filter(violation -> complete.isEmpty() || !isDeleted(violation, complete.get()))
        .map(violation -> Judgement.at("history", violation))
        .forEach(violations::add);
    return violations;
  }

  private static boolean isDeleted(Violation violation, Instant complete) {
    return violation.rule() == Rule.MISSING_WINDOW
        && Instant.parse(violation.where()).isBefore(complete);
  }
}
