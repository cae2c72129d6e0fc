package dev.meteo.historian;

import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Level;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.RollUp;
import dev.meteo.messages.ReadingKind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Equal steps of time: days of a zone, or shorter ones aligned to the epoch. Where the hours or
 * days of the roll-ups fit into them, single readings need not be read.
 */
final class Steps {
  private static final long MICROS_PER_DAY = Level.DAYS.micros();
  private static final long MICROS_PER_HOUR = Level.HOURS.micros();
  private static final int MOST_STEPS = 1_000_000;

  private final long micros;
  private final ZoneId zone;

  Steps(Duration every, ZoneId zone) {
    this.micros = every.toNanos() / 1000;
    this.zone = zone;
    if (micros < 1) {
      throw new IllegalArgumentException("a step must be longer than nothing");
    }
  }

  /** The first microsecond of the step that this one is in. */
  long begin(long time) {
    if (micros % MICROS_PER_DAY != 0) {
      return Math.floorDiv(time, micros) * micros;
    }
    long days = micros / MICROS_PER_DAY;
    long day = LocalDate.ofInstant(Months.instant(time), zone).toEpochDay();
    LocalDate first = LocalDate.ofEpochDay(Math.floorDiv(day, days) * days);
    return Months.micros(first.atStartOfDay(zone).toInstant());
  }

  /** The figures of each step with readings. */
  SortedMap<Long, RollUp> of(Archive archive, String sensor, ReadingKind kind, long from, long to)
      throws SQLException, IOException {
    SortedMap<Long, RollUp> steps = new TreeMap<>();
    Level level = level(from, to);
    if (level == null) {
      archive.readings(
          sensor,
          kind,
          from,
          to,
          row -> {
            step(steps, Months.micros(row.stored().reading().timestamp())).add(row.stored());
            return true;
          });
    } else {
      archive.rollUps(
          sensor,
          kind,
          level,
          from,
          to,
          row -> {
            step(steps, row.start()).add(row.rollUp());
            return true;
          });
    }
    return steps;
  }

  /** The coarsest roll-ups that fit; null for none. */
  @Nullable Level level(long from, long to) {
    boolean days = micros % MICROS_PER_DAY == 0;
    if (days && isUtc() && from % MICROS_PER_DAY == 0 && to % MICROS_PER_DAY == 0) {
      return Level.DAYS;
    }
    boolean hours = days ? hasWholeHours() : micros % MICROS_PER_HOUR == 0;
    return hours && from % MICROS_PER_HOUR == 0 && to % MICROS_PER_HOUR == 0 ? Level.HOURS : null;
  }

  private RollUp step(SortedMap<Long, RollUp> steps, long time) {
    RollUp step = steps.computeIfAbsent(begin(time), begin -> new RollUp());
    if (steps.size() > MOST_STEPS) {
      throw new UsageError("more than a million steps; take a longer --every");
    }
    return step;
  }

  private boolean isUtc() {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).getTotalSeconds() == 0;
  }

  /** Local mean time before standard time has odd seconds; nobody measured then. */
  private boolean hasWholeHours() {
    ZoneRules rules = zone.getRules();
    Instant modern = Instant.parse("1970-01-01T00:00:00Z");
    return rules.getOffset(modern).getTotalSeconds() % 3600 == 0
        && rules.getTransitions().stream()
            .filter(transition -> transition.getInstant().isAfter(modern))
            .allMatch(transition -> transition.getOffsetAfter().getTotalSeconds() % 3600 == 0)
        && rules.getTransitionRules().stream()
            .allMatch(rule -> rule.getOffsetAfter().getTotalSeconds() % 3600 == 0);
  }
}
