package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresFileTest {
  private final SequencedMap<String, Long> figures = new LinkedHashMap<>();
  @TempDir private Path directory;

  @Test
  void isThereAtOnce_andRightAtTheEnd() throws Exception {
    Path file = Files.writeString(directory.resolve("figures"), "what another run had left\n");
    figures.put("stored", 2L);
    FiguresFile opened = new FiguresFile(file, () -> figures);
    opened.start();
    assertThat(file).hasContent("{\"stored\":2}\n");

    figures.put("stored", 5L);
    figures.put("blockedMs", 0L);
    opened.close();
    figures.put("stored", 6L);
    opened.close();

    assertThat(file).hasContent("{\"stored\":5,\"blockedMs\":0}\n");
    assertThat(directory).as("nothing half written").isDirectoryNotContaining("glob:**.new-*");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsTheUsersMistake() {
    FiguresFile nowhere = new FiguresFile(directory.resolve("no/figures"), () -> figures);
    FiguresFile folder = new FiguresFile(directory, () -> figures);

    assertThatThrownBy(nowhere::start)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--figures: cannot write " + directory.resolve("no/figures"));
    // An empty folder would be replaced by an atomic move.
    assertThatThrownBy(folder::start).isInstanceOf(UserError.class);
    assertThat(directory).isDirectory();
  }

  @Test
  void aFailureLaterEndsNothing() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("gone"));
    FiguresFile opened = new FiguresFile(folder.resolve("figures"), () -> figures);
    opened.start();
    Files.delete(folder.resolve("figures"));
    Files.delete(folder);

    opened.close();

    assertThat(folder).doesNotExist();
  }

  @Test
  void withoutAFileNothingIsAsked() {
    FiguresFile none =
        new FiguresFile(
            null,
            () -> {
              throw new AssertionError("asked");
            });
    none.start();
    none.close();
  }
}
