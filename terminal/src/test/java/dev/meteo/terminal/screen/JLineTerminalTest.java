package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

class JLineTerminalTest {
  private final ExternalTerminal system =
      new ExternalTerminal(
          "test",
          "ansi",
          new ByteArrayInputStream(new byte[0]),
          new ByteArrayOutputStream(),
          StandardCharsets.UTF_8);
  private final JLineTerminal terminal =
      new JLineTerminal(system, new Keyboard(new FileInputStream(new FileDescriptor())));

  JLineTerminalTest() throws IOException {}

  @Test
  void itIsGivenBackAlsoWhenTheHookOfJLineWasQuicker() throws IOException {
    system.close();

    assertThatCode(terminal::findTerminalSize).doesNotThrowAnyException();
    assertThatCode(terminal::close).doesNotThrowAnyException();
  }

  @Test
  void noKeyHasAllThreadsWritten() throws IOException {
    try (terminal) {
      terminal.enterRawMode();

      assertThat(system.getAttributes().getControlChar(ControlChar.VQUIT)).isIn(0, 0xff);
    }
  }
}
