package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only waiting moves. */
final class FakeTime implements InstantSource, Pacer.Waiting {
  private Instant now;
  private Instant over = Instant.MAX;

  FakeTime(String start) {
    now = Instant.parse(start);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public boolean await(Duration atMost) {
    now = now.plus(atMost);
    return !now.isBefore(over);
  }

  void endAt(String instant) {
    over = Instant.parse(instant);
  }
}
