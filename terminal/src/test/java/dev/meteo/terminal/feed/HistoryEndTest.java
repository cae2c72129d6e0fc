package dev.meteo.terminal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryEndTest {
  private static final long QUIET = HistoryEnd.QUIET.toNanos();
  private static final long PATIENCE = HistoryEnd.PATIENCE.toNanos();

  private final HistoryEnd end = new HistoryEnd(0);

  @Test
  void nothingAtAllEndsAfterPatience() {
    assertThat(end.remaining(PATIENCE - 1)).isEqualTo(Duration.ofNanos(1));
    assertThat(end.remaining(PATIENCE)).isZero();
  }

  @Test
  void theLastChunkEndsWhenItIsQuiet() {
    end.reaches(100, 0);
    end.read(103, 10);

    assertThat(end.remaining(10)).isEqualTo(HistoryEnd.QUIET);
    assertThat(end.remaining(10 + QUIET)).isZero();
  }

  @Test
  void newWindowsThatComeWithoutAPauseDoNotKeepItOpen() {
    end.reaches(100, 0);
    long step = QUIET / 2;
    for (int i = 0; i <= 10; i++) {
      end.read(100 + i, i * step);
    }

    assertThat(end.remaining(10 * step)).isZero();
  }

  @Test
  void beforeTheLastChunkAPauseIsNoEnd() {
    end.reaches(100, 0);
    end.read(99, 0);

    assertThat(end.remaining(PATIENCE)).isPositive();
    assertThat(end.remaining(HistoryEnd.CERTAIN.toNanos())).isZero();
  }

  @Test
  void whileNothingCouldComeNothingEndsAndPatienceBeginsAnew() {
    end.holdUp(10 * PATIENCE);
    assertThat(end.remaining(11 * PATIENCE - 1)).isEqualTo(Duration.ofNanos(1));

    end.reaches(100, 0);
    end.read(100, 0);
    long now = 100 * PATIENCE;
    end.holdUp(now);
    assertThat(end.remaining(now)).isEqualTo(HistoryEnd.QUIET);
    assertThat(end.remaining(now + QUIET)).isZero();
  }

  @Test
  void whileTheLastChunkIsNotKnownAPauseIsNoEnd() {
    end.read(99, 0);
    assertThat(end.remaining(QUIET)).isPositive();

    end.reaches(50, 0);
    assertThat(end.remaining(QUIET)).isZero();
  }
}
