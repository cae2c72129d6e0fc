package dev.meteo.terminal.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.WindowBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder in the place of the day's file is a disk that takes nothing. */
@Timeout(30)
class RecorderTest {
  private static final Instant EVENING = Instant.parse("2026-03-01T23:59:50Z");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-01");
  private static final LocalDate SECOND_DAY = FIRST_DAY.plusDays(1);

  @TempDir private Path home;
  private final List<Happening> told = new ArrayList<>();
  private Instant now = EVENING;
  private Journal journal;
  private Recorder recorder;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(home);
    recorder = recorder(Recorder.UNLIMITED);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void whatADiskTakesIsToldOnce() throws IOException {
    assertThat(recorder.record(windows(0, 3))).isEqualTo(3);
    assertThat(recorder.record(windows(1, 4))).isEqualTo(3);

    assertThat(recorder.isWritten()).isTrue();
    assertThat(recorder.untilRetry()).isNull();
    assertThat(kinds()).containsExactly("Recorded 0 1 2", "Recorded 3");
    assertThat(journaled()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatCannotBeBlindsNoWindow() throws IOException {
    String body = new String(windows(0, 1).getFirst().body(), UTF_8);
    String ahead = body.replace("2026-", "2027-");
    String highest = body.replace("\"revision\":1", "\"revision\":2147483647");
    String tooHigh = body.replace("\"revision\":1", "\"revision\":1000000");
    recorder.record(
        List.of(() -> bytes(ahead), () -> bytes(highest), () -> bytes(tooHigh), () -> bytes(body)));

    assertThat(kinds()).containsExactly("Unreadable", "Unreadable", "Unreadable", "Recorded 0");
    assertThat(journaled()).containsExactly(0);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(UTF_8);
  }

  @Test
  void whatADiskDoesNotTakeIsToldAndWaitsAndIsWrittenOnceInOrder() throws IOException {
    Path inTheWay = block(FIRST_DAY);

    assertThat(recorder.record(windows(0, 2))).isEqualTo(2);
    assertThat(recorder.record(windows(0, 4))).isEqualTo(4);
    recorder.retry();

    assertThat(recorder.isWritten()).isFalse();
    assertThat(recorder.unrecorded().summaries()).isEqualTo(4);
    assertThat(recorder.unrecorded().reason()).isEqualTo("Is a directory");
    assertThat(recorder.untilRetry()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(kinds()).containsExactly("DiskFailed", "Unrecorded 0 1", "Unrecorded 2 3");

    Files.delete(inTheWay);
    recorder.retry();
    recorder.retry();

    assertThat(recorder.isWritten()).isTrue();
    assertThat(recorder.unrecorded()).isEqualTo(Feed.Unrecorded.NOTHING);
    assertThat(kinds().subList(3, kinds().size()))
        .containsExactly("DiskRecovered", "RecordedLater 0 1 2 3");
    assertThat(journaled()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatComesWithTheRecoveryIsToldAsRecorded() throws IOException {
    Path inTheWay = block(FIRST_DAY);
    recorder.record(windows(0, 2));
    Files.delete(inTheWay);
    recorder.retry();
    recorder.record(windows(1, 3));

    assertThat(kinds())
        .containsExactly(
            "DiskFailed", "Unrecorded 0 1", "DiskRecovered", "RecordedLater 0 1", "Recorded 2");
  }

  @Test
  void eachDayIsWrittenIntoItsOwnFileAndOneThatFailsKeepsOnlyItsOwn() throws IOException {
    Path first = block(FIRST_DAY);
    Path second = block(SECOND_DAY);
    recorder.record(windows(0, 2));
    now = EVENING.plusSeconds(20);
    recorder.record(windows(2, 4));

    Files.delete(first);
    recorder.retry();
    assertThat(recorder.unrecorded().summaries()).isEqualTo(2);
    assertThat(Files.readAllLines(journal.file(FIRST_DAY))).hasSize(2);
    assertThat(kinds()).endsWith("RecordedLater 0 1").doesNotContain("DiskRecovered");

    Files.delete(second);
    recorder.retry();
    assertThat(kinds()).endsWith("DiskRecovered", "RecordedLater 2 3");
    assertThat(journaled()).containsExactly(0, 1, 2, 3);
    assertThat(Files.readAllLines(journal.file(SECOND_DAY))).hasSize(2);
  }

  @Test
  void theLimitIsReachedWhenAllOfItsWindowsAreWritten() throws IOException {
    recorder = recorder(3);
    Path inTheWay = block(FIRST_DAY);

    assertThat(recorder.record(windows(0, 2))).isEqualTo(2);
    assertThat(recorder.record(windows(2, 9))).isEqualTo(1);
    assertThat(recorder.record(windows(3, 9))).isZero();
    assertThat(recorder.isDone()).isFalse();

    Files.delete(inTheWay);
    recorder.retry();
    assertThat(recorder.isDone()).isTrue();
    assertThat(journaled()).containsExactly(0, 1, 2);
  }

  @Test
  void whatWaitsIsBounded() throws IOException {
    Path inTheWay = block(FIRST_DAY);
    List<IncomingSummary> many = windows(0, Backlog.MOST_WAITING + 50);
    int taken = recorder.record(many.subList(0, 1));
    taken += recorder.record(many.subList(taken, many.size()));

    assertThat(taken).isEqualTo(Backlog.MOST_WAITING);
    assertThat(recorder.record(many.subList(taken, many.size()))).isZero();

    Files.delete(inTheWay);
    recorder.retry();
    assertThat(recorder.record(many.subList(taken, many.size()))).isEqualTo(50);
    assertThat(journaled()).isEqualTo(IntStream.range(0, many.size()).boxed().toList());
  }

  private Recorder recorder(int windowLimit) {
    return new Recorder(journal, new WindowBook(), () -> now, told::add, windowLimit);
  }

  private Path block(LocalDate day) throws IOException {
    return Files.createDirectory(journal.file(day));
  }

  private static List<IncomingSummary> windows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> WindowSummaryCodec.encode(Samples.summary(i, 1)))
        .<IncomingSummary>map(body -> () -> body)
        .toList();
  }

  private List<Integer> journaled() throws IOException {
    List<Integer> windows = new ArrayList<>();
    Journal.read(home, LocalDate.EPOCH, received -> windows.add(window(received)));
    return windows;
  }

  /** What was told, as a word and the windows it is about. */
  private List<String> kinds() {
    return told.stream()
        .map(
            happening -> {
              StringBuilder text = new StringBuilder(happening.getClass().getSimpleName());
              summaries(happening).forEach(received -> text.append(' ').append(window(received)));
              return text.toString();
            })
        .toList();
  }

  private static List<ReceivedSummary> summaries(Happening happening) {
    return switch (happening) {
      case Happening.Recorded recorded -> recorded.summaries();
      case Happening.Unrecorded unrecorded -> unrecorded.summaries();
      case Happening.RecordedLater later -> later.summaries();
      default -> List.of();
    };
  }

  private static int window(ReceivedSummary received) {
    long seconds = Duration.between(Samples.NOON, received.summary().start()).toSeconds();
    return (int) seconds / Samples.LENGTH_SECONDS;
  }
}
