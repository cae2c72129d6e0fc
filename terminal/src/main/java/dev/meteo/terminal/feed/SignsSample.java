package dev.meteo.terminal.feed;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.terminal.model.Happening;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a journal keeps of the signs of life: one word in a minute, of the few sensors that
 * were heard of least lately, so that summaries remain most of a journal. Belongs to one thread.
 */
final class SignsSample {
  static final Duration EVERY = Duration.ofMinutes(1);
  static final int MOST_SENSORS = 24;

  private Instant written = Instant.MIN;
  private Happening.@Nullable SignsCame last;

  void heard(Happening.SignsCame came) {
    last = came;
  }

  /** What is to be written now, or null. */
  Happening.@Nullable SignsCame due() {
    Happening.SignsCame came = last;
    return came == null || came.at().isBefore(nextAfter(written)) ? null : shortened(came);
  }

  /** What was due is safe on disk. */
  void written() {
    Happening.SignsCame came = due();
    written = came == null ? written : came.at();
  }

  private static Instant nextAfter(Instant before) {
    return before.equals(Instant.MIN) ? before : before.plus(EVERY);
  }

  private static Happening.SignsCame shortened(Happening.SignsCame came) {
    SignsOfLife signs = came.signs();
    return new Happening.SignsCame(
        came.at(),
        new SignsOfLife(
            signs.at(),
            signs.silentAfter(),
            signs.workers(),
            signs.sensors(),
            signs.silent(),
            signs.listed().stream().limit(MOST_SENSORS).toList()),
        came.quiet(),
        came.gap());
  }
}
