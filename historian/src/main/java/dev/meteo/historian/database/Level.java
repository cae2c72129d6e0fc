package dev.meteo.historian.database;

import java.time.Duration;

/** How far readings are rolled up. Both begin where UTC's do. */
public enum Level {
  /** By the hour. */
  HOURS("hours", Duration.ofHours(1)),
  /** By the day. */
  DAYS("days", Duration.ofDays(1));

  private final String table;
  private final long micros;

  Level(String table, Duration length) {
    this.table = table;
    this.micros = length.toNanos() / 1000;
  }

  String table() {
    return table;
  }

  /** The length. */
  public long micros() {
    return micros;
  }

  /** The first microsecond of the hour or day that this one is in. */
  public long begin(long time) {
    return Math.floorDiv(time, micros) * micros;
  }
}
