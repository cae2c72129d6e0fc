package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerLogTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed to start Ranch listener: eaddrinuse (address already in use)",
        "Warning: Could not create server TCP listening socket 127.0.0.1:1: bind: Address already"
            + " in use",
        "docker: Bind for 127.0.0.1:1 failed: port is already allocated."
      })
  void takenPortIsAClash(String log) {
    assertThat(ServerLog.earlyEnd("redis", log)).isInstanceOf(PortClashException.class);
  }

  @Test
  void anythingElseIsToldWithTheLastLines() {
    assertThat(ServerLog.earlyEnd("redis", "first\n\n  Can't open the log file \n"))
        .isNotInstanceOf(PortClashException.class)
        .hasMessage(
            "redis ended during its start; its last words: first | Can't open the log file");
  }
}
