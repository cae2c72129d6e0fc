package dev.meteo.proxy;

import dev.meteo.messages.Retention;
import java.time.Instant;
import java.util.Optional;

/** Where the horizon belongs: a retention behind the {@linkplain AgreedClock agreed time}. */
final class Horizon {
  private final WindowGrid grid;
  private final Retention retention;

  Horizon(WindowGrid grid, Retention retention) {
    this.grid = grid;
    this.retention = retention;
  }

  /**
   * A multiple of the window length; empty when everything is kept.
   *
   * @param oldestUnpublished start of the oldest window that waits to be published: what a worker
   *     accepted is published before it is forgotten
   */
  Optional<Instant> at(Instant agreed, Optional<Instant> oldestUnpublished) {
    return retention
        .duration()
        .map(duration -> grid.floor(agreed.minus(duration)))
        .map(at -> oldestUnpublished.filter(oldest -> oldest.isBefore(at)).orElse(at));
  }

  /** When the horizon will belong elsewhere than where it is; empty when everything is kept. */
  Optional<Instant> agreedAtLatest(Instant horizon) {
    return retention.duration().map(horizon.plus(grid.length())::plus);
  }
}
