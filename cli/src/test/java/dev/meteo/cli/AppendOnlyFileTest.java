package dev.meteo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendOnlyFileTest {
  @TempDir private Path directory;

  @Test
  void addsAfterTheWholeLinesThatAreThere() throws IOException {
    Path path = written("one\ntwo\nthr");

    try (AppendOnlyFile file = AppendOnlyFile.open(path, Long.MAX_VALUE)) {
      assertThat(path).hasContent("one\ntwo\n");
      file.append(bytes("3\n"), true);
      file.append(bytes("4\n5\n"), false);
      assertThat(file.length()).isEqualTo(14);
    }

    assertThat(Files.readString(path)).isEqualTo("one\ntwo\n3\n4\n5\n");
  }

  @Test
  void cutsOffWhatDoesNotCount() throws IOException {
    Path path = written("one\ntwo\n");

    AppendOnlyFile.open(path, 4).close();

    assertThat(Files.readString(path)).isEqualTo("one\n");
  }

  @Test
  void aLineThatNeverEndedLeavesNothing() throws IOException {
    Path path = written("torn");

    AppendOnlyFile.cutTornLine(path);

    assertThat(path).isEmptyFile();
  }

  @Test
  void doesNotCreateAFileThatIsThere() throws IOException {
    Path path = written("one\n");

    assertThatIOException()
        .isThrownBy(() -> AppendOnlyFile.create(path, bytes("two\n")))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(Files.readString(path)).isEqualTo("one\n");
  }

  @Test
  void knowsAfterItsEndHowManyBytesCount() throws IOException {
    AppendOnlyFile file = AppendOnlyFile.create(directory.resolve("new"), bytes("one\n"));
    file.close();

    assertThatIOException().isThrownBy(() -> file.append(bytes("two\n"), true));

    assertThat(file.length()).isEqualTo(4);
    assertThat(Files.readString(file.path())).isEqualTo("one\n");
  }

  private Path written(String content) throws IOException {
    return Files.writeString(directory.resolve("lines"), content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
