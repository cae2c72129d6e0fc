package dev.meteo.sensor.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.messages.PollutionReading;
import dev.meteo.sensor.intents.Ranges.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The outbox's files, on a real disk. */
@Timeout(60)
class IntentLogIT {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void whatIsNotConfirmedIsThereAgain() throws IOException {
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).isEmpty();
      log.append(intents(1, 10));
      log.confirmed(List.of(new Range(1, 3), new Range(7, 7)));
      log.append(intents(11, 12));
    }
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered())
          .isEqualTo(Stream.of(intents(4, 6), intents(8, 12)).flatMap(List::stream).toList());
      assertThat(log.next()).isEqualTo(13);
      assertThat(log.newest()).isEqualTo(BEGIN.plusSeconds(12));
    }
  }

  @Test
  void nothingButTheNewestTimestampIsLeftOfWhatIsConfirmed() throws IOException {
    try (IntentLog log = IntentLog.open(directory, false)) {
      log.append(intents(1, 1000));
      log.confirmed(List.of(new Range(1, 1000)));
    }
    assertThat(files("")).hasSize(1);
    assertThat(Files.size(files("").getFirst())).isLessThan(100);
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).isEmpty();
      assertThat(log.next()).isEqualTo(1001);
      assertThat(log.newest()).isEqualTo(BEGIN.plusSeconds(1000));
    }
  }

  @Test
  void aNewestTimestampThatWasADayAheadIsNotContinued() throws IOException {
    Instant day = BEGIN.plusSeconds(86_400);
    try (IntentLog log = IntentLog.open(directory, false, () -> day)) {
      log.append(List.of(new Intent(1, reading(BEGIN.plusSeconds(86_400)))));
    }
    try (IntentLog log = IntentLog.open(directory, false, () -> BEGIN)) {
      assertThat(log.recovered()).hasSize(1);
      assertThat(log.newest()).isEqualTo(Instant.EPOCH);
      assertThat(log.ahead()).contains(day);
      log.append(List.of(new Intent(2, reading(BEGIN))));
    }
    try (IntentLog log = IntentLog.open(directory, false, () -> BEGIN.plusSeconds(1))) {
      assertThat(log.newest()).isEqualTo(BEGIN);
    }
  }

  @Test
  void aClockThatIsPutBackWhileItRunsIsGoneOnFrom() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(BEGIN.plusSeconds(86_400));
    try (IntentLog log = IntentLog.open(directory, false, now::get)) {
      log.append(List.of(new Intent(1, reading(now.get()))));
      assertThat(log.newest()).isEqualTo(now.get());
      now.set(BEGIN);
      log.append(List.of(new Intent(2, reading(BEGIN))));
      assertThat(log.newest()).isEqualTo(BEGIN);
    }
  }

  @Test
  void filesGoInTheirOrderWhenTheyAreConfirmed() throws IOException {
    try (IntentLog log = IntentLog.open(directory, false)) {
      for (long first = 1; first < 200_000; first += 4000) {
        log.append(intents(first, first + 3999));
      }
      assertThat(files("")).hasSizeGreaterThanOrEqualTo(3);
      log.confirmed(List.of(new Range(2, 200_000)));
      assertThat(files("")).hasSizeGreaterThanOrEqualTo(3);
      log.confirmed(List.of(new Range(1, 1)));
      assertThat(files("")).hasSize(1);
    }
  }

  @Test
  void anArchiveKeepsWhatIsConfirmed() throws IOException {
    try (IntentLog log = IntentLog.open(directory, true)) {
      log.append(intents(1, 5));
      log.confirmed(List.of(new Range(1, 5)));
    }
    try (IntentLog log = IntentLog.open(directory, true)) {
      assertThat(log.recovered()).isEmpty();
      assertThat(log.next()).isEqualTo(6);
    }
    assertThat(files("confirmed")).hasSize(1);
    assertThat(Files.readAllLines(files("confirmed").getFirst()))
        .filteredOn(line -> line.startsWith("{\"intent\":"))
        .hasSize(5);
  }

  @Test
  void aTornLastLineIsCutOff() throws IOException {
    crashed(3);
    Path file = files("").getFirst();
    long whole = Files.size(file);
    append(file, "{\"intent\":4,\"reading\":{\"kind\":\"poll");
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).isEqualTo(intents(1, 3));
      assertThat(log.damaged()).isZero();
      assertThat(log.next()).isEqualTo(4);
      assertThat(Files.size(file)).isEqualTo(whole);
    }
  }

  @Test
  void aDamagedLineCostsOnlyItself() throws IOException {
    crashed(3);
    Path file = files("").getFirst();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"intent\":2", "\"intent\":\0"));
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).extracting(Intent::number).containsExactly(1L, 3L);
      assertThat(log.damaged()).isEqualTo(1);
    }
  }

  @Test
  void onlyOneHasIt() throws IOException {
    try (IntentLog log = IntentLog.open(directory, false)) {
      log.append(intents(1, 1));
      assertThatThrownBy(() -> IntentLog.open(directory, false))
          .isInstanceOf(IntentsBusyException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(directory.toString());
    }
    IntentLog.open(directory, false).close();
  }

  /** A number of a file whose writing failed comes again in the next one. */
  @Test
  void intentsThatAreThereTwiceAreOne() throws IOException {
    crashed(3);
    Files.copy(files("").getFirst(), directory.resolve("000000002.jsonl"));
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).isEqualTo(intents(1, 3));
      log.confirmed(List.of(new Range(1, 3)));
    }
    assertThat(files("")).hasSize(1);
    try (IntentLog log = IntentLog.open(directory, false)) {
      assertThat(log.recovered()).isEmpty();
    }
  }

  /** Leaves files as a killed process does: without an orderly end. */
  private void crashed(int intents) throws IOException {
    Path other = directory.resolve("other");
    try (IntentLog log = IntentLog.open(other, false)) {
      log.append(intents(1, intents));
      Files.copy(other.resolve("000000001.jsonl"), directory.resolve("000000001.jsonl"));
    }
  }

  private List<Path> files(String place) throws IOException {
    try (Stream<Path> names = Files.list(directory.resolve(place))) {
      return names.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static PollutionReading reading(Instant at) {
    return new PollutionReading("a", at, 400, null);
  }

  private static List<Intent> intents(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(n -> new Intent(n, new PollutionReading("a", BEGIN.plusSeconds(n), 400, null)))
        .toList();
  }
}
