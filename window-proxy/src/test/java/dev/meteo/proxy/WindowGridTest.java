package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.store.WindowKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowGridTest {
  private final WindowGrid grid = new WindowGrid(Duration.ofSeconds(7));

  @Test
  void startIsInTheWindowAndEndIsNot() {
    WindowKey window = grid.windowOf(Instant.ofEpochSecond(14));

    assertThat(window.start()).isEqualTo(Instant.ofEpochSecond(14));
    assertThat(window.end()).isEqualTo(Instant.ofEpochSecond(21));
    assertThat(grid.windowOf(Instant.ofEpochSecond(20, 999_999_999))).isEqualTo(window);
    assertThat(grid.windowOf(Instant.ofEpochSecond(21))).isNotEqualTo(window);
    assertThat(grid.windowOf(Instant.ofEpochSecond(13, 999_999_999))).isNotEqualTo(window);
  }

  @Test
  void windowsBefore1970AreAlignedToTheEpochToo() {
    assertThat(grid.windowOf(Instant.ofEpochSecond(-1)).start())
        .isEqualTo(Instant.ofEpochSecond(-7));
    assertThat(grid.windowOf(Instant.ofEpochSecond(-7)).start())
        .isEqualTo(Instant.ofEpochSecond(-7));
    assertThat(grid.windowOf(Instant.ofEpochSecond(-8)).start())
        .isEqualTo(Instant.ofEpochSecond(-14));
  }

  @Test
  void floorAndCeilingMeetOnTheGrid() {
    assertThat(grid.floor(Instant.ofEpochSecond(15))).isEqualTo(Instant.ofEpochSecond(14));
    assertThat(grid.ceiling(Instant.ofEpochSecond(15))).isEqualTo(Instant.ofEpochSecond(21));
    assertThat(grid.ceiling(Instant.ofEpochSecond(14))).isEqualTo(Instant.ofEpochSecond(14));
  }

  @Test
  void lengthMustBeWholeSeconds() {
    assertThatThrownBy(() -> new WindowGrid(Duration.ofMillis(1500)))
        .hasMessageContaining("1500 ms");
    assertThatThrownBy(() -> new WindowGrid(Duration.ZERO)).hasMessageContaining("whole number");
  }
}
