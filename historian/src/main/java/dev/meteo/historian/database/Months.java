package dev.meteo.historian.database;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months and microseconds since the epoch, both in UTC. */
public final class Months {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1000;

  private Months() {}

  /** The month that an instant is in. */
  public static YearMonth of(long micros) {
    return YearMonth.from(instant(micros).atOffset(ZoneOffset.UTC));
  }

  /** The first microsecond of a month. */
  public static long begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS_PER_SECOND;
  }

  /** The first microsecond after a month. */
  public static long end(YearMonth month) {
    return begin(month.plusMonths(1));
  }

  /** An instant in whole microseconds since the epoch; what is finer is cut. */
  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
        instant.getNano() / NANOS_PER_MICRO);
  }

  /** The instant of whole microseconds since the epoch. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
