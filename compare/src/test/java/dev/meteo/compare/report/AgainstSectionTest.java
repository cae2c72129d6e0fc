package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgainstSectionTest {
  @Test
  void onlyWhatIsOutsideTheNoiseChanged() {
    // Given
    Comparison before = Samples.comparison(List.of(Samples.steady(4200)));
    Comparison now = Samples.comparison(List.of(Samples.steady(5000)));
    // When
    List<Block> blocks =
        AgainstSection.of(before, now, List.of(Chapter.of(1, now.scenarios().getFirst())));
    // Then
    Block.Table changed = (Block.Table) blocks.get(2);
    assertThat(changed.rows())
        .extracting(
            row -> row.get(1).text() + ": " + row.get(3).text() + ", " + row.getLast().text())
        .containsExactly(
            "direct: Offered load, ▲ now +19.0 %",
            "direct: Stored, mean rate, ▲ now +19.0 %",
            "direct: Offered load, ▲ now +19.0 %",
            "direct: Stored, mean rate, ▲ now +19.0 %");
    assertThat(((Block.Text) blocks.get(1)).text())
        .startsWith("The earlier report is of 21 November 2026, 12:00 UTC, version 0.1.0-SNAPSHOT")
        .endsWith("4 changed of 44 figures that both have.");
  }

  @Test
  void scenariosThatTheEarlierReportLacksAreNamed() {
    Comparison before = Samples.comparison(List.of());
    Comparison now = Samples.comparison(List.of(Samples.steady(5000)));
    List<Block> blocks =
        AgainstSection.of(before, now, List.of(Chapter.of(1, now.scenarios().getFirst())));
    assertThat(((Block.Points) blocks.get(2)).sentences())
        .containsExactly("steady is not in the earlier report.");
  }
}
