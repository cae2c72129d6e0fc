package dev.meteo.sensor;

import dev.meteo.cli.Delays;
import java.time.Duration;

/** Outboxes as a run would start them. */
final class Outboxes {
  private Outboxes() {}

  static Outbox inMemory(int capacity, int parcelSize, Duration linger) {
    Outbox outbox = new Outbox(capacity, parcelSize, linger, new MemoryKeeper(), Delays.UNHEARD);
    outbox.start(
        e -> {
          throw new AssertionError(e);
        });
    return outbox;
  }
}
