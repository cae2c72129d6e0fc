package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollCallTest {
  @Test
  void whoReportsOnceInAWindowIsNotSilent() {
    assertThat(RollCall.silentAfter(Duration.ofSeconds(5))).hasSeconds(30);
    assertThat(RollCall.silentAfter(Duration.ofMinutes(1))).hasSeconds(180);
  }
}
