package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppageTest {
  private static final long LASTS_MS = 13_000;

  private static Recovery fault(String name, long atMs, long notPublishedMs) {
    return new Recovery(
        name, "it", atMs, LASTS_MS, 5L, 5L, 5L, notPublishedMs, "1 queues", false, false);
  }

  @Test
  void windowsDoNotWaitForWhoListens() {
    assertThat(Stoppage.of(List.of(fault(Catalogue.FOREIGN_QUEUE, 5000, LASTS_MS))))
        .extracting(Violation::rule)
        .containsExactly(Rule.STOPPED_BY_LISTENER);
    assertThat(Stoppage.of(List.of(fault(Catalogue.FOREIGN_QUEUE, 5000, 1900)))).isEmpty();
  }

  @Test
  void theyMayWaitForOthers() {
    assertThat(Stoppage.of(List.of(fault("broker-freeze", 5000, LASTS_MS)))).isEmpty();
    assertThat(
            Stoppage.of(
                List.of(
                    fault(Catalogue.FOREIGN_QUEUE, 5000, LASTS_MS),
                    fault("broker-freeze", 7000, LASTS_MS))))
        .as("it may have been the other one")
        .isEmpty();
  }
}
