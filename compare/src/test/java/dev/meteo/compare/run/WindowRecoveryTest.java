package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowRecoveryTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final int WINDOWS = 20;

  private final SortedMap<Instant, SeenSummary> seen = new TreeMap<>();

  WindowRecoveryTest() {
    for (int i = 0; i < WINDOWS; i++) {
      received(i, i + 2.1);
    }
  }

  @Test
  void whoLacksNothingTakesNoTime() {
    assertThat(recovery().after(5, 30)).isZero();
  }

  @Test
  void lastsUntilEverythingMissedHasCome() {
    for (int i = 4; i < 12; i++) {
      received(i, 14.5);
    }

    assertThat(recovery().after(6, 30)).isCloseTo(8.5, within(1e-6));
  }

  @Test
  void whatNeverComesIsNeverRecoveredFrom() {
    seen.remove(BEGIN.plusSeconds(7));

    assertThat(recovery().after(6, 30)).isNull();
  }

  @Test
  void countsOnlyUntilTheNextFault() {
    received(12, 18);

    assertThat(recovery().after(3, 10)).isZero();
    assertThat(recovery().after(10, 16)).isNull();
    assertThat(recovery().after(16, 30)).isCloseTo(2, within(1e-6));
  }

  private WindowRecovery recovery() {
    return new WindowRecovery(seen, BEGIN, WINDOW, WINDOWS);
  }

  private void received(int window, double seconds) {
    Instant at = BEGIN.plusMillis(Math.round(seconds * 1000));
    seen.put(BEGIN.plusSeconds(window), new SeenSummary(at, "", NullNode.getInstance()));
  }
}
