package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.ExitCode;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.ReceivedSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be had from a journal afterwards, by processes. */
@Timeout(60)
class JournalCommandsIT {
  private static final int WINDOWS = 30;
  private static final String NOWHERE = "amqp://localhost:1";

  @TempDir private Path home;
  private final List<ReceivedSummary> received = new ArrayList<>();

  @BeforeEach
  void record() throws Exception {
    for (int i = 0; i < WINDOWS; i++) {
      received.add(
          Samples.received(Samples.summary(i, 1, 0.5 + i / 100.0, i % 3 == 0 ? null : 0.3)));
    }
    received.add(Samples.received(Samples.summary(WINDOWS - 1, 2, 0.9, 0.3)));
    try (Journal journal = Journal.open(home.resolve("journal").resolve("hall"))) {
      journal.append(received, Signs.came(received.getFirst().received(), 3, 1));
      // A terminal may have it meanwhile: reading takes nothing from it.
      assertThat(lines("export", "--csv", "-")).hasSize(1 + 2 * received.size());
    }
  }

  @Test
  void theExportHasARowForEachCoefficientOfEachSummary() throws Exception {
    List<String> rows = lines("export", "hall", "--csv", "-");

    for (int i = 0; i < received.size(); i++) {
      WindowSummary summary = received.get(i).summary();
      assertThat(rows.get(1 + 2 * i))
          .contains(summary.start().toString(), ",wellness,")
          .contains("," + summary.wellness().mean() + ",");
      assertThat(rows.get(2 + 2 * i)).contains(",pollution,");
    }
  }

  @Test
  void whyTheTableCannotBeWrittenOrTheJournalReadIsSaid() throws Exception {
    assertThat(complaint("export", "--csv", home + "/none/x.csv"))
        .isEqualTo("meteo: cannot write " + home + "/none/x.csv: no such file or folder");
    Path hall = home.resolve("journal").resolve("hall");
    Files.createSymbolicLink(hall.resolve("2026-01-01.jsonl"), home.resolve("none"));
    assertThat(complaint("export", "--csv", "-"))
        .isEqualTo("meteo: cannot read " + hall + ": no such file or folder");
    assertThat(complaint("hall", "--json", "--home", "/proc/none"))
        .isEqualTo(
            "meteo: cannot open the journal /proc/none/journal/hall: no such file or folder");
  }

  /** The last line of what a command says that fails. */
  private String complaint(String... arguments) throws Exception {
    try (TerminalProcess process = TerminalProcess.start(home, NOWHERE, arguments)) {
      assertThat(process.exitCode()).isEqualTo(ExitCode.FAILED);
      return process.messages().lines().toList().getLast();
    }
  }

  @Test
  void theReplaysLastPictureShowsTheJournalsLastWindow() throws Exception {
    Path journal = home.resolve("journal").resolve("hall");
    List<String> picture =
        lines("replay", journal.toString(), "--picture", "160x45", "--theme", "mono");

    assertThat(picture).hasSize(45);
    String text = String.join("\n", picture);
    assertThat(text).contains("worker@lab:4711", "SENSORS 3, 1 silent", "cellar-1");
    assertThat(text).contains("REPLAY", String.format(Locale.ROOT, "%10.3f%6d", 0.9, 121));
    assertThat(lines("replay", journal.toString(), "--picture", "160x45", "--theme", "mono"))
        .isEqualTo(picture);
  }

  private List<String> lines(String... arguments) throws Exception {
    try (TerminalProcess process = TerminalProcess.start(home, NOWHERE, arguments)) {
      assertThat(process.exitCode()).as(process.messages()).isEqualTo(ExitCode.DONE);
      return process.lines();
    }
  }
}
