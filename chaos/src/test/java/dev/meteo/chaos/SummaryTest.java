package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SummaryTest {
  private static final Servers SERVERS = new Servers("RabbitMQ and Redis", "native", "3.10", "7.0");

  @Test
  void aRowForEachRun() {
    assertThat(Summary.of(List.of(report(7, List.of(), Map.of()))))
        .contains(
            "| `./meteo chaos --seed 7` | native | 3.10 | 1 | 0 | 1,234 | 5 | 6 | 0 | right |")
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
  void aReportComesBackFromItsJson() throws IOException {
    Report report = report(3, List.of(fault("unbind", null)), Map.of("WRONG_SUM", 1L));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsBytes(report), Report.class)).isEqualTo(report);
  }

  private static Recovery fault(String name, @Nullable Long ms) {
    return new Recovery(name, "it", 0, 1000, ms, ms, ms, ms, "");
  }

  private static Report report(long seed, List<Recovery> faults, Map<String, Long> violations) {
    return new Report(
        "seed-" + seed,
        seed,
        "messaging",
        1,
        SERVERS,
        "./meteo chaos --seed " + seed,
        "",
        60,
        violations.isEmpty(),
        1234,
        60,
        2,
        0,
        5,
        6,
        new Lateness(1, 2, 3),
        faults,
        violations,
        List.of());
  }
}
