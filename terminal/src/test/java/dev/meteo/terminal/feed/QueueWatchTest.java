package dev.meteo.terminal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueWatchTest {
  private static final long MORE = Duration.ofMillis(1).toNanos();

  private final QueueWatch watch = new QueueWatch();

  @Test
  void aQueueThatMissesWhatTheHistoryGotIsBoundAndThenMadeAgain() {
    watch.cameByHistory(0);
    watch.cameByHistory(QueueWatch.BIND_AFTER.toNanos());

    assertThat(watch.due(QueueWatch.BIND_AFTER.toNanos())).isEqualTo(QueueWatch.Action.NONE);
    assertThat(watch.due(QueueWatch.BIND_AFTER.toNanos() + MORE)).isEqualTo(QueueWatch.Action.BIND);
    assertThat(watch.due(QueueWatch.REMAKE_AFTER.toNanos())).isEqualTo(QueueWatch.Action.NONE);
    long late = QueueWatch.REMAKE_AFTER.toNanos() + MORE;
    assertThat(watch.due(late)).isEqualTo(QueueWatch.Action.REMAKE);
    assertThat(watch.due(late + late)).as("not again at once").isEqualTo(QueueWatch.Action.NONE);
  }

  @Test
  void aQueueThatGetsThemIsLeftAlone() {
    watch.cameByHistory(0);
    watch.cameByQueue();

    assertThat(watch.due(Long.MAX_VALUE / 2)).isEqualTo(QueueWatch.Action.NONE);
  }

  @Test
  void aNewConnectionBeginsAnew() {
    watch.cameByHistory(0);
    watch.begin();

    assertThat(watch.due(Long.MAX_VALUE / 2)).isEqualTo(QueueWatch.Action.NONE);
  }
}
