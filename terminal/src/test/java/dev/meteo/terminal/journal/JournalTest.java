package dev.meteo.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final ReceivedSummary FIRST = Samples.received(Samples.summary(0, 1));
  private static final ReceivedSummary SECOND = Samples.received(Samples.summary(1, 1, null, 0.3));

  @TempDir private Path directory;

  @Test
  void eachSummaryIsALineWithTheTimeOfItsReceipt() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST, SECOND));

      assertThat(journal.file(DAY))
          .content()
          .isEqualTo(
              "{\"received\":\"2026-03-01T12:00:06Z\",\"summary\":"
                  + FIRST.json()
                  + "}\n{\"received\":\"2026-03-01T12:00:11Z\",\"summary\":"
                  + SECOND.json()
                  + "}\n");
    }
  }

  @Test
  void aNewProcessReadsWhatTheOldOneWroteAndGoesOn() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST));
    }
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(SECOND));

      assertThat(replay(journal, DAY)).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void whatWasHeardOfWorkersAndSensorsStandsBeforeTheSummary() throws IOException {
    Happening.SignsCame came = Signs.came(Samples.NOON.plusSeconds(4), 3, 1);
    List<Object> read = new ArrayList<>();
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST), came);
      journal.append(List.of(SECOND), null);

      assertThat(replay(journal, DAY)).containsExactly(FIRST, SECOND);
    }
    Journal.readFrom(
        directory,
        new JournalReader() {
          @Override
          public void summary(ReceivedSummary received) {
            read.add(received);
          }

          @Override
          public void signs(Happening.SignsCame signs) {
            read.add(signs);
          }
        });

    assertThat(read).containsExactly(came, FIRST, SECOND);
  }

  @Test
  void aTornLastLineIsLeftOutAndCutOff() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST));
    }
    Path file = directory.resolve("2026-03-01.jsonl");
    Files.writeString(file, "{\"received\":\"2026-03-0", StandardOpenOption.APPEND);

    try (Journal journal = Journal.open(directory)) {
      assertThat(replay(journal, DAY)).containsExactly(FIRST);
      journal.append(List.of(SECOND));
      assertThat(replay(journal, DAY)).containsExactly(FIRST, SECOND);
    }
    assertThat(file).content().hasLineCount(2);
  }

  @Test
  void eachDayHasItsFileAndTheyAreReadInOrder() throws IOException {
    ReceivedSummary tomorrow =
        new ReceivedSummary(
            SECOND.received().plus(Duration.ofDays(1)), SECOND.json(), SECOND.summary());
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST));
      journal.append(List.of(tomorrow));

      assertThat(replay(journal, DAY)).containsExactly(FIRST, tomorrow);
      assertThat(replay(journal, DAY.plusDays(1))).containsExactly(tomorrow);
      assertThat(journal.file(DAY.plusDays(1))).exists();
    }
  }

  @Test
  void aSecondOneIsRefusedUntilTheFirstIsClosed() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      assertThatThrownBy(() -> Journal.open(directory)).isInstanceOf(JournalBusyException.class);
      assertThat(journal.directory()).isEqualTo(directory);
    }
    Journal.open(directory).close();
  }

  @Test
  void whatCouldNotBeWrittenCanBeTriedAgain() throws IOException {
    Path file = directory.resolve("2026-03-01.jsonl");
    try (Journal journal = Journal.open(directory)) {
      Files.createSymbolicLink(file, Path.of("/dev/full"));
      assertThatThrownBy(() -> journal.append(List.of(FIRST))).isInstanceOf(IOException.class);
      Files.delete(file);

      journal.append(List.of(FIRST));

      assertThat(replay(journal, DAY)).containsExactly(FIRST);
    }
  }

  @Test
  void whatAFailedWriteLeftBehindIsCutOffBeforeTheNext() throws IOException {
    Path file = directory.resolve("2026-03-01.jsonl");
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(FIRST));
      Files.writeString(file, "half of a line", StandardOpenOption.APPEND);

      journal.append(List.of(SECOND));

      assertThat(replay(journal, DAY)).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void whetherAWindowWasNewIsReadBack() throws IOException {
    List<ReceivedSummary> all = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      all.add(Samples.received(Samples.summary(0, 1), 9, origin));
    }
    try (Journal journal = Journal.open(directory)) {
      journal.append(all);

      assertThat(replay(journal, DAY)).containsExactlyElementsOf(all);
    }
    assertThat(directory.resolve("2026-03-01.jsonl"))
        .content()
        .contains("\"received\":\"2026-03-01T12:00:14Z\",\"origin\":\"history\",\"summary\":{");
  }

  @Test
  void anOriginOfALaterVersionIsUnknown() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("2026-03-01.jsonl"),
        JournalLine.format(FIRST).replace(",\"summary\"", ",\"origin\":\"moon\",\"summary\"")
            + "\n"
            + JournalLine.format(SECOND).replace(",\"summary\"", ",\"origin\":\"")
            + "\n");

    try (Journal journal = Journal.open(directory)) {
      assertThat(replay(journal, DAY)).containsExactly(FIRST);
    }
  }

  @Test
  void linesOfSomethingElseAreLeftOut() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("2026-03-01.jsonl"),
        "hello\n" + JournalLine.format(FIRST) + "\n{\"received\":\"x\",\"summary\":{}}\n");

    try (Journal journal = Journal.open(directory)) {
      assertThat(replay(journal, DAY)).containsExactly(FIRST);
    }
  }

  @Test
  void theMarkIsReadBackAndMissingAtFirst() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      CompleteUntil mark = new CompleteUntil(journal);

      assertThat(mark.read()).isEmpty();
      mark.write(Samples.NOON);
      mark.write(Samples.NOON.plusSeconds(60));
      assertThat(mark.read()).contains(Samples.NOON.plusSeconds(60));
    }
  }

  private static List<ReceivedSummary> replay(Journal journal, LocalDate first) throws IOException {
    List<ReceivedSummary> read = new ArrayList<>();
    journal.replay(first, read::add);
    return read;
  }
}
