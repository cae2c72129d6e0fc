package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.bench.SafeguardReport.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SafeguardReportTest {
  private static final Surroundings HERE =
      new Surroundings("a processor", 2, "Linux", "Java", "RabbitMQ and Redis", "2.22");

  @Test
  void aRowHasBothRatesAndTheirRatio() {
    Row row =
        new Row(
            "mandatory",
            100,
            new Spread(50_000, 40_000, 60_000),
            new Spread(62_500, 60_000, 65_000),
            new Spread(0.8, 0.7, 0.9));

    assertThat(new SafeguardReport(List.of(row), 3, 25, 10, HERE).text().lines())
        .anyMatch(
            line -> line.matches("mandatory +100 +50,000 +62,500 +0\\.80 \\(0\\.70-0\\.90\\)"))
        .anyMatch(line -> line.contains("3 rounds of 10 s after 25 s"));
  }

  @Test
  void eachIsMissingAloneAndOnlyWhereTheBuildCan() {
    assertThat(List.of(Safeguard.values()))
        .filteredOn(Safeguard::canBeMissing) // tests have no agent
        .containsExactly(
            Safeguard.CONFIRMS, Safeguard.MANUAL_ACKS, Safeguard.FLUSH, Safeguard.OUTBOX);
    assertThat(Safeguard.OUTBOX.without(1).sensorArguments()).containsExactly("--outbox=memory");
    assertThat(Safeguard.all(1).sensorArguments()).containsExactly("--outbox=disk");
  }
}
