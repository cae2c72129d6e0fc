package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InstantsTest {
  private final Instants instants = new Instants(List.of(100L, 10L, 20L, 70L, 80L));

  @Test
  void saysWhenItIsSeenNext() {
    assertThat(instants.firstAfter(21)).isEqualTo(49);
    assertThat(instants.firstAfter(20)).isEqualTo(50);
    assertThat(instants.firstAfter(100)).isNull();
  }

  @Test
  void aGapReachesFromBeforeTheBeginUntilItIsSeenAfterTheEnd() {
    assertThat(instants.longestGap(21, 30)).isEqualTo(50);
    assertThat(instants.longestGap(71, 75)).isEqualTo(10);
    assertThat(instants.longestGap(15, 75)).isEqualTo(50);
    assertThat(instants.longestGap(75, 90)).isEqualTo(20);
  }

  @Test
  void nothingIsSaidOfWhatWasNotSeenBeforeOrAfter() {
    assertThat(instants.longestGap(5, 30)).isNull();
    assertThat(instants.longestGap(90, 100)).isNull();
  }
}
