package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.oracle.Verdict;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
  private static final List<String> SOMETHING = List.of("{}");

  private static List<Rule> rules(List<String> history, Instant window, Happened... happened) {
    Violation missing = new Violation(Rule.MISSING_WINDOW, window.toString(), "not there");
    Violation wrong = new Violation(Rule.WRONG_SUM, window + " revision 1 wellness", "");
    Verdict verdict = new Verdict(List.of(missing, wrong), 1, 1, 0);
    return HistoryCheck.of(verdict, history, List.of(happened)).stream()
        .map(Violation::rule)
        .toList();
  }

  @Test
  void whatSomebodyDeletedMayBeMissingAndNothingMore() {
    Instant before = Instant.now().minusSeconds(100);
    Instant after = Instant.now().plusSeconds(100);
    assertThat(rules(SOMETHING, before, deleted(true))).containsExactly(Rule.WRONG_SUM);
    assertThat(rules(SOMETHING, after, deleted(true)))
        .containsExactly(Rule.MISSING_WINDOW, Rule.WRONG_SUM);
    assertThat(rules(SOMETHING, before)).containsExactly(Rule.MISSING_WINDOW, Rule.WRONG_SUM);
    assertThat(rules(SOMETHING, before, deleted(false)))
        .as("there was none to delete")
        .containsExactly(Rule.MISSING_WINDOW, Rule.WRONG_SUM);
  }

  @Test
  void itHasToBeThereAgain() {
    assertThat(rules(List.of(), Instant.now().minusSeconds(100), deleted(true)))
        .containsExactly(Rule.MISSING_WINDOW, Rule.WRONG_SUM);
  }

  private static Happened deleted(boolean any) {
    FaultKind kind =
        Catalogue.all().stream()
            .filter(each -> each.name().equals(Catalogue.HISTORY_DELETE))
            .findFirst()
            .orElseThrow();
    Planned planned = new Planned(kind, new Past(any), Duration.ZERO, Duration.ZERO);
    long now = System.nanoTime();
    return new Happened(planned, now, now, now, true, "");
  }
}
