package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.Violation.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiversTest {
  private static String summary(int second, int revision, int count) {
    return """
        {"start":"1970-01-01T00:00:0%dZ","end":"1970-01-01T00:00:0%dZ","revision":%d,\
        "wellness":{"count":%d},"pollution":null}"""
        .formatted(second, second + 1, revision, count);
  }

  private static List<Rule> rules(List<Violation> violations) {
    return violations.stream().map(Violation::rule).toList();
  }

  @Test
  void revisionsMayRiseAndSkip() {
    assertThat(Receivers.rising("t", List.of(summary(0, 1, 1), summary(1, 2, 1), summary(0, 3, 2))))
        .isEmpty();
  }

  @Test
  void aRevisionMayNotComeAgain() {
    List<String> lines = List.of(summary(0, 2, 1), summary(0, 2, 1));
    assertThat(rules(Receivers.rising("t", lines))).containsExactly(Rule.REVISION_NOT_RISING);
  }

  @Test
  void aRevisionMayNotFall() {
    List<String> lines = List.of(summary(0, 2, 1), summary(0, 1, 1));
    assertThat(rules(Receivers.rising("t", lines))).containsExactly(Rule.REVISION_NOT_RISING);
  }

  @Test
  void whatIsShownIsInTheJournalWhichMayHoldMore() {
    List<String> journal = List.of(summary(0, 1, 1), summary(0, 2, 2), summary(1, 1, 1));
    assertThat(Receivers.recorded("t", List.of(summary(0, 2, 2), summary(1, 1, 1)), journal))
        .isEmpty();
    for (String other : List.of(summary(0, 2, 1), summary(0, 3, 2), summary(2, 1, 1), "{")) {
      assertThat(rules(Receivers.recorded("t", List.of(summary(0, 1, 1), other), journal)))
          .containsExactly(Rule.NOT_IN_JOURNAL);
    }
  }

  @Test
  void onlyTheEndHasToBeTheSame() {
    assertThat(
            Receivers.same(
                Map.of(
                    "a", List.of(summary(0, 1, 1), summary(0, 3, 5)),
                    "b", List.of(summary(0, 3, 5), summary(0, 2, 4)))))
        .isEmpty();
  }

  @Test
  void anotherRevisionOrContentOrAMissingWindowIsADifference() {
    List<String> one = List.of(summary(0, 1, 1));
    assertThat(rules(Receivers.same(Map.of("a", one, "b", List.of(summary(0, 2, 1))))))
        .containsExactly(Rule.RECEIVERS_DIFFER);
    assertThat(rules(Receivers.same(Map.of("a", one, "b", List.of(summary(0, 1, 2))))))
        .containsExactly(Rule.RECEIVERS_DIFFER);
    assertThat(rules(Receivers.same(Map.of("a", one, "b", List.of()))))
        .containsExactly(Rule.RECEIVERS_DIFFER);
  }

  @Test
  void aRevisionHasOneContentWhoeverReceivedIt() {
    List<String> one = List.of(summary(0, 1, 1), summary(0, 2, 2));
    List<String> other = List.of(summary(0, 1, 2), summary(0, 2, 2));
    assertThat(Receivers.same(Map.of("a", one, "b", other))).as("by the end alone").isEmpty();
    assertThat(rules(Receivers.oneContent(Map.of("a", one, "b", other))))
        .containsExactly(Rule.TWO_CONTENTS);
    assertThat(Receivers.oneContent(Map.of("a", one, "b", List.of(summary(0, 2, 2))))).isEmpty();
  }
}
