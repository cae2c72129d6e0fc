package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.screen.Capabilities.Colours;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void coloursAreThoseOfTheTerminal() {
    assertThat(of(Map.of("TERM", "xterm")).colours()).isEqualTo(Colours.ANSI);
    assertThat(of(Map.of("TERM", "tmux-256color")).colours()).isEqualTo(Colours.INDEXED);
    assertThat(of(Map.of("TERM", "xterm", "COLORTERM", "truecolor")).colours())
        .isEqualTo(Colours.TRUE);
    assertThat(of(Map.of("TERM", "xterm-256color", "NO_COLOR", "1")).colours())
        .isEqualTo(Colours.NONE);
  }

  @Test
  void brailleNeedsUtf8AndATerminalThatHasIt() {
    assertThat(of(Map.of("TERM", "xterm")).unicode()).isTrue();
    assertThat(of(Map.of("TERM", "linux")).unicode()).isFalse();
    assertThat(Capabilities.of(Map.of("TERM", "xterm"), "ANSI_X3.4-1968", false).unicode())
        .isFalse();
    assertThat(Capabilities.of(Map.of("TERM", "xterm"), "UTF-8", true).unicode()).isFalse();
  }

  @Test
  void aDumbTerminalCannotPlaceTheCursor() {
    assertThat(of(Map.of("TERM", "dumb")).dumb()).isTrue();
    assertThat(of(Map.of()).dumb()).isTrue();
    assertThat(of(Map.of("TERM", "xterm")).dumb()).isFalse();
  }

  private static Capabilities of(Map<String, String> environment) {
    return Capabilities.of(environment, "UTF-8", false);
  }
}
