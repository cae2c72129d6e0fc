package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFailureTest {
  @Test
  void theReasonIsSaidWithoutTheNamesOfJava() {
    assertThat(FileFailure.reason(new NoSuchFileException("/x")))
        .isEqualTo("no such file or folder");
    assertThat(FileFailure.reason(new FileSystemException("/x", null, "Is a directory")))
        .isEqualTo("Is a directory");
    assertThat(FileFailure.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(FileFailure.reason(new IOException())).isNotEmpty();
    assertThat(FileFailure.reason(new IOException("a\u001b[2Jb"))).isEqualTo("a\uFFFD[2Jb");
  }

  @Test
  void aClosedPipeIsKnown() {
    assertThat(FileFailure.isClosedPipe(new IOException("Broken pipe"))).isTrue();
    assertThat(FileFailure.isClosedPipe(new IOException("No space left on device"))).isFalse();
  }
}
