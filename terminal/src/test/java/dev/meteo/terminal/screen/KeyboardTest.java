package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyboardTest {
  @TempDir private Path directory;

  @Test
  void whatNobodyAskedForStaysInTheTerminal() throws IOException {
    try (FileInputStream file = typed("qecho")) {
      Keyboard keyboard = new Keyboard(file);

      assertThat(keyboard.read(new char[80])).isEqualTo(1);

      assertThat(file.available()).isEqualTo(4);
    }
  }

  @Test
  void charactersMayHaveSeveralBytes() throws IOException {
    try (FileInputStream file = typed("aß€😀z")) {
      Keyboard keyboard = new Keyboard(file);
      StringBuilder read = new StringBuilder();
      while (keyboard.ready()) {
        read.append((char) keyboard.read());
      }

      assertThat(read).hasToString("aß€😀z");
      assertThat(keyboard.read()).isEqualTo(-1);
    }
  }

  @Test
  void afterItsEndNothingComes() throws IOException {
    try (FileInputStream file = typed("more")) {
      Keyboard keyboard = new Keyboard(file);
      keyboard.close();
      keyboard.close();

      assertThat(keyboard.ready()).isFalse();
      assertThat(keyboard.read()).isEqualTo(-1);
    }
  }

  private FileInputStream typed(String text) throws IOException {
    return new FileInputStream(Files.writeString(directory.resolve("typed"), text).toFile());
  }
}
