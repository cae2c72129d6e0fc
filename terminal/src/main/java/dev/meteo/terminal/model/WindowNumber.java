package dev.meteo.terminal.model;

import java.time.Duration;
import java.time.Instant;

/** Windows are aligned to the epoch, so each has a number: how many of its length are before it. */
final class WindowNumber {
  /** Further away, an axis may reach but no window is. */
  private static final long FURTHEST_SECONDS = 9_000_000_000_000L;

  private WindowNumber() {}

  static long of(Instant instant, Duration length) {
    return Math.floorDiv(micros(instant), micros(length));
  }

  /** At least one. */
  static long micros(Duration length) {
    long seconds = Math.clamp(length.getSeconds(), 0, FURTHEST_SECONDS);
    return Math.max(1, seconds * 1_000_000 + length.getNano() / 1000);
  }

  static long micros(Instant instant) {
    long seconds = Math.clamp(instant.getEpochSecond(), -FURTHEST_SECONDS, FURTHEST_SECONDS);
    return seconds * 1_000_000 + instant.getNano() / 1000;
  }
}
