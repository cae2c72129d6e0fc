package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Note;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.view.Appearance;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {
  private static final Scene SCENE =
      new Scene(
          Dashboards.of(Samples.summary(0, 1)),
          Controls.initial(),
          Samples.NOON,
          ZoneOffset.UTC,
          new Appearance(true, true));

  @TempDir private Path home;

  private final List<Happening> told = new ArrayList<>();

  @Test
  void whatIsSavedIsToldWithItsPlace() throws IOException {
    files().export(SCENE, 80, 24);

    Path file = saved().resolve("hall-20260301-120000.csv");
    assertThat(told).containsExactly(new Happening.Saved(Samples.NOON, false, file.toString()));
    assertThat(file).content().hasLineCount(3);
  }

  @Test
  void onAFullDiskTheReasonComesFirstAndNoFileIsLeft() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    Files.createDirectories(saved());
    for (String suffix : List.of("csv", "ansi")) {
      Path part = saved().resolve("hall-20260301-120000." + suffix + ".part");
      Files.createSymbolicLink(part, Path.of("/dev/full"));
    }

    files().export(SCENE, 80, 24);
    files().picture(SCENE, 80, 24);

    assertThat(saved()).isEmptyDirectory();
    assertThat(told)
        .hasSize(2)
        .allSatisfy(
            happening -> {
              Note note = Dashboards.starting().after(happening).notes().getFirst();
              assertThat(note.topic()).isEqualTo(Note.Topic.NOT_SAVED);
              assertThat(note.text()).startsWith("No space left on device: " + saved());
            });
  }

  private Path saved() {
    return home.resolve("saved");
  }

  private SavedFiles files() {
    Capabilities capabilities = Capabilities.of(Map.of("TERM", "xterm"), "UTF-8", false);
    SavedFiles files = new SavedFiles(saved(), "hall", capabilities, () -> {});
    files.tell(told::add);
    return files;
  }
}
