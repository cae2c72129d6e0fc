package dev.meteo.chaos;

import static dev.meteo.chaos.SampleReports.fault;
import static dev.meteo.chaos.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
    List<Recovery> faults =
        LongStream.rangeClosed(1, 10).mapToObj(s -> fault("broker-kill", s * 1000)).toList();
    String text = Summary.of(List.of(report(1, faults, Map.of())));
    assertThat(text)
        .contains(
            "| `broker-kill` | 10 | 10 | 5.0 / 9.0 / 10.0 | 30 % | 5.0 / 9.0 / 10.0 | 30 % |");
    assertThat(Summary.of(List.of(report(1, List.of(fault("unbind", null)), Map.of()))))
        .contains("| `unbind` | 1 | 0 | – | – | – | – | – | – |");
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
  void aReportComesBackFromItsJson() throws IOException {
    Report report = report(3, List.of(fault("unbind", null)), Map.of("WRONG_SUM", 1L));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsBytes(report), Report.class)).isEqualTo(report);
  }
}
