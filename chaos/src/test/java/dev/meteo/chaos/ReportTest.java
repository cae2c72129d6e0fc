package dev.meteo.chaos;

import static dev.meteo.chaos.SampleReports.mutated;
import static dev.meteo.chaos.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportTest {
  @Test
  void withoutMutationNothingMayBeWrong() {
    assertThat(report(1, List.of(), Map.of()).asExpected()).isTrue();
    assertThat(report(1, List.of(), Map.of("WRONG_SUM", 1L)).asExpected()).isFalse();
  }

  @Test
  void onlyTheSameCommitSaysWhatWasRun() {
    Report report = report(1, List.of(), Map.of());
    assertThat(report.isOf(SampleReports.REVISION)).isTrue();
    assertThat(report.isOf("fa2894b")).isFalse();
    assertThat(report.isOf(SampleReports.REVISION + "-dirty")).isFalse();
    assertThat(report.isOf(null)).isFalse();
  }

  @Test
  void whatHasNoRevisionIsOfNone() throws IOException {
    ObjectNode json = new ObjectMapper().valueToTree(report(1, List.of(), Map.of()));
    json.remove("revision");
    Report older = new ObjectMapper().treeToValue(json, Report.class);
    assertThat(older.isOf(SampleReports.REVISION)).isFalse();
    assertThat(Summary.of(List.of(older))).contains("| unknown | native |");
  }

  @Test
  void changedSourcesAreNeverSureToBeTheSame() throws IOException {
    ObjectNode json = new ObjectMapper().valueToTree(report(1, List.of(), Map.of()));
    json.put("revision", "fa2894a-dirty");
    Report dirty = new ObjectMapper().treeToValue(json, Report.class);
    assertThat(dirty.isOf("fa2894a-dirty")).isFalse();
  }

  @Test
  void aMutationHasToBeSeenByWhatItMakesWrong() {
    Report seen = mutated("auto-ack", Map.of("NOTHING_EXERCISED", 1L, "WRONG_COUNT", 3L));
    assertThat(seen.asExpected()).isTrue();
    assertThat(seen.text())
        .endsWith(
            "auto-ack has to be shown by one of [WRONG_COUNT, WRONG_SUM]: noticed, found [WRONG_COUNT]\n");
  }

  @Test
  void anyOtherViolationDoesNotShowAMutation() {
    Report other = mutated("auto-ack", Map.of("NOTHING_EXERCISED", 1L, "NEEDED_HELP", 2L));
    assertThat(other.asExpected()).isFalse();
    assertThat(other.text()).endsWith("NOT NOTICED, none was found\n");
    assertThat(mutated("auto-ack", Map.of()).asExpected()).isFalse();
  }

  @Test
  void whereWorkIsLeftOverLackingReadingsShowNothing() {
    assertThat(mutated("auto-ack", Map.of("NOT_SETTLED", 1L, "WRONG_COUNT", 1L)).asExpected())
        .isFalse();
    assertThat(mutated("no-fencing", Map.of("NOT_SETTLED", 1L, "TWO_CONTENTS", 1L)).asExpected())
        .isTrue();
    assertThat(mutated("reject-publish", Map.of("NOT_SETTLED", 1L)).asExpected()).isTrue();
  }
}
