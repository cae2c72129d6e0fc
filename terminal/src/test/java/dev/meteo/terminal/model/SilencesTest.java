package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilencesTest {
  private static final Instant NOW = Samples.NOON;

  private final Dashboard start = Dashboards.starting();

  @Test
  void whoFallsSilentAndWhoReturnsIsAnEventEach() {
    Dashboard fell = start.after(Signs.came(NOW, 5, 0)).after(Signs.came(NOW.plusSeconds(5), 5, 1));

    assertThat(fell.notes())
        .singleElement()
        .isEqualTo(
            new Note(
                NOW.plusSeconds(5),
                Note.Severity.BAD,
                Note.Topic.SIGNS,
                null,
                "sensor cellar-1 fell silent"));

    Dashboard returned = fell.after(Signs.came(NOW.plusSeconds(10), 5, 0));
    assertThat(returned.notes().getFirst().text()).isEqualTo("sensor cellar-1 is heard of again");
    assertThat(returned.notes().getFirst().severity()).isEqualTo(Note.Severity.GOOD);
  }

  @Test
  void manyAtOnceAreOneLine() {
    Dashboard fell =
        start.after(Signs.came(NOW, 50, 0)).after(Signs.came(NOW.plusSeconds(5), 50, 20));

    assertThat(fell.notes())
        .singleElement()
        .extracting(Note::text)
        .isEqualTo("20 sensors fell silent, cellar-1 among them");
  }

  @Test
  void theFirstWordAndTheSameAgainAreNoEvents() {
    Dashboard dashboard =
        start.after(Signs.came(NOW, 5, 2)).after(Signs.came(NOW.plusSeconds(5), 5, 2));

    assertThat(dashboard.notes()).isEmpty();
  }
}
