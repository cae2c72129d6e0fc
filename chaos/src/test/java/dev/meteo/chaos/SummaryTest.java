package dev.meteo.chaos;

import static dev.meteo.chaos.SampleReports.fault;
import static dev.meteo.chaos.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SummaryTest {
  @Test
  void aRowForEachRun() {
    assertThat(Summary.of(List.of(report(7, List.of(), Map.of()))))
        .contains(
            "| `./meteo chaos --seed 7` | fa2894a | native | 3.10 | 1 | 0 | 1,234 | 5 | 6 | 0 | right |")
        .contains("1 runs, of them 1 right");
    assertThat(Summary.of(List.of(report(7, List.of(), Map.of("WRONG_COUNT", 3L)))))
        .contains("| 3 | **wrong**: WRONG_COUNT |");
  }

  @Test
  void aRowForEachKindOfFault() {
    List<Report> reports =
        LongStream.rangeClosed(1, 10)
            .mapToObj(s -> report(s, List.of(fault("broker-kill", s * 1000)), Map.of()))
            .toList();
    String text = Summary.of(reports);
    assertThat(text)
        .contains(
            "| `broker-kill` | 10 | 10 | 5.0 / 9.0 / 10.0 | 30 % | 5.0 / 9.0 / 10.0 | 30 % |");
    assertThat(Summary.of(List.of(report(1, List.of(fault("unbind", null)), Map.of()))))
        .contains("| `unbind` | 1 | 0 | – | – | – | – | – | – |");
  }

  @Test
  void onlyAFaultThatNoOtherDisturbedHasFigures() {
    List<Recovery> faults =
        List.of(
            from(10_000, 5000, "redis-kill"),
            from(14_999, 1000, "unbind"),
            from(18_998, 1000, "burst"),
            from(23_000, 1000, "queue-full"),
            from(27_001, 1000, "disk-alarm"));
    assertThat(Undisturbed.of(faults))
        .extracting(Recovery::storedAfterMs)
        .containsExactly(null, null, 700L, 700L, 700L);
    assertThat(Undisturbed.of(faults))
        .extracting(Recovery::notStoredMs)
        .containsExactly(null, null, null, 900L, 900L);
    assertThat(Undisturbed.of(faults)).extracting(Recovery::fault).doesNotHaveDuplicates();
  }

  private static Recovery from(long atMs, long lastedMs, String name) {
    return new Recovery(name, "it", atMs, lastedMs, 700L, 800L, 900L, 1000L, "", false, false);
  }

  @Test
  void whatCouldNotBeDoneCountsNowhere() {
    List<Recovery> faults = List.of(SampleReports.failed("unbind"), fault("broker-kill", 1000L));
    assertThat(Summary.of(List.of(report(1, faults, Map.of()))))
        .doesNotContain("unbind")
        .contains("| native | 3.10 | 1 | 1 |")
        .contains("60 s of faults, 1 faults,");
  }

  @Test
  void whatChangedNothingIsListedApartAndCountsNowhere() {
    List<Recovery> faults =
        List.of(
            SampleReports.idle("queue-purge"),
            SampleReports.idle("queue-purge"),
            fault("broker-kill", 1000L));
    Report report = report(1, faults, Map.of());
    assertThat(Summary.of(List.of(report)))
        .doesNotContain("| `queue-purge`")
        .contains("| native | 3.10 | 1 | 1 |")
        .contains("60 s of faults, 1 faults,")
        .endsWith("\nDone without changing anything, not counted: `queue-purge` 2.\n");
    assertThat(report.text())
        .contains("changed nothing and does not count: queue-purge it")
        .containsOnlyOnce("broker-kill");
  }

  @Test
  void olderReportsDoNotSayWhatChangedNothing() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode older = json.valueToTree(report(1, List.of(fault("unbind", 5L)), Map.of()));
    ((ObjectNode) older.path("faults").path(0)).remove("idle");
    assertThat(json.treeToValue(older, Report.class).done()).hasSize(1);
  }

  @Test
  void aReportComesBackFromItsJson() throws IOException {
    Report report = report(3, List.of(fault("unbind", null)), Map.of("WRONG_SUM", 1L));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsBytes(report), Report.class)).isEqualTo(report);
  }
}
