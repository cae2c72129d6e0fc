package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Samples;
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
  void anOlderRevisionDoesNotMakeItForgetTheHighest() {
    book.enter(Samples.summary(0, 3));
    book.enter(Samples.summary(0, 1));

    assertThat(book.isNews(Samples.summary(0, 2))).isFalse();
    assertThat(book.size()).isEqualTo(1);
  }
}
