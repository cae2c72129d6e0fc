package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowBookTest {
  private final WindowBook book = new WindowBook();

  @Test
  void aHigherRevisionIsNewsAndARepetitionIsNot() {
    assertThat(book.isNews(Samples.summary(0, 1))).isTrue();

    book.enter(Samples.summary(0, 2));

    assertThat(book.isNews(Samples.summary(0, 1))).isFalse();
    assertThat(book.isNews(Samples.summary(0, 2))).isFalse();
    assertThat(book.isNews(Samples.summary(0, 3))).isTrue();
    assertThat(book.isNews(Samples.summary(1, 1))).isTrue();
  }

  @Test
  void windowsThatOverlapOrAreOfOtherLengthsAreOthers() {
    Instant start = Samples.NOON;
    List<WindowSummary> others =
        List.of(
            window(start, Duration.ofSeconds(5)),
            window(start, Duration.ofSeconds(10)),
            window(start.plusMillis(1), Duration.ofSeconds(5)),
            window(start.plusSeconds(5), Duration.ofSeconds(5)),
            window(start.minusSeconds(64 * 5), Duration.ofSeconds(5)),
            window(Instant.parse("0000-01-01T00:00:00Z"), Duration.ofDays(3_652_000)));
    for (WindowSummary other : others) {
      assertThat(book.isNews(other)).as("%s", other).isTrue();
      book.enter(other);
      assertThat(book.isNews(other)).isFalse();
    }
    assertThat(book.size()).isEqualTo(others.size());
  }

  @Test
  void manyWindowsTakeLittleRoom() {
    for (int i = 0; i < 150_000; i++) {
      book.enter(window(Samples.NOON.plusSeconds(i), Duration.ofSeconds(1)));
    }

    assertThat(book.size()).isEqualTo(150_000);
    assertThat(book.blocks()).isLessThanOrEqualTo(150_000 / WindowBook.BLOCK + 2);
  }

  @Test
  void anyWindowsTakeBoundedRoomAndTheOldestAreForgotten() {
    Duration length = Duration.ofSeconds(1);
    for (int i = 0; i < WindowBook.MOST_BLOCKS + 10; i++) {
      book.enter(window(Samples.NOON.plusSeconds(i * 1000L), length));
    }

    assertThat(book.size()).isEqualTo(WindowBook.MOST_BLOCKS);
    assertThat(book.isNews(window(Samples.NOON, length))).isTrue();
    assertThat(book.isNews(window(Samples.NOON.plusSeconds(10_000), length))).isFalse();
  }

  private static WindowSummary window(Instant start, Duration length) {
    return Samples.summary(start, length, 0.5, 0.5);
  }

  @Test
  void anOlderRevisionDoesNotMakeItForgetTheHighest() {
    book.enter(Samples.summary(0, 3));
    book.enter(Samples.summary(0, 1));

    assertThat(book.isNews(Samples.summary(0, 2))).isFalse();
    assertThat(book.size()).isEqualTo(1);
  }
}
