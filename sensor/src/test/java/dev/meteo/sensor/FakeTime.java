package dev.meteo.sensor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** A clock that only waiting moves. */
final class FakeTime implements InstantSource, Pacer.Waiting {
  private Instant now;
  private Instant over = Instant.MAX;
  private final TreeMap<Instant, Duration> steps = new TreeMap<>();

  FakeTime(String start) {
    now = Instant.parse(start);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Once it has come to the instant, the clock makes a step: ahead, or back if it is negative. */
  void stepAt(String instant, Duration step) {
    steps.put(Instant.parse(instant), step);
  }

  @Override
  public boolean await(Duration atMost) {
    now = now.plus(atMost);
    Map.Entry<Instant, Duration> step = steps.floorEntry(now);
    if (step != null) {
      steps.remove(step.getKey());
      now = now.plus(step.getValue());
    }
    return !now.isBefore(over);
  }

  void endAt(String instant) {
    over = Instant.parse(instant);
  }
}
