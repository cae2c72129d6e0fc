package dev.meteo.terminal.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Round local times for an axis.
 *
 * @param slot the axis' slots
 * @param slotsPerColumn of cells
 */
record TimeLabels(Duration slot, double slotsPerColumn, ZoneId zone) {
  private static final int LABEL_EVERY = 11;
  private static final long[] STEPS_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
    172_800, 604_800, 2_592_000
  };
  private static final long DAY_MILLIS = 86_400_000;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  /** The time between two labels. */
  Duration step() {
    double perColumn = slot.toMillis() / 1000.0 * slotsPerColumn;
    for (long step : STEPS_SECONDS) {
      if (step >= perColumn * LABEL_EVERY) {
        return Duration.ofSeconds(step);
      }
    }
    return Duration.ofDays(365);
  }

  /** Whether a round local time falls into the slot that starts then. */
  boolean isLabelled(Instant start) {
    long step = step().toMillis();
    long local = localMillis(start);
    long end = local + slot.toMillis();
    return Math.floorDiv(local - 1, step) != Math.floorDiv(end - 1, step);
  }

  /** The round local time that falls into the slot that starts then; at midnight the date. */
  String label(Instant start) {
    long step = step().toMillis();
    long local = Math.ceilDiv(localMillis(start), step) * step;
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000), 0, ZoneOffset.UTC);
    if (Math.floorMod(local, DAY_MILLIS) == 0) {
      return DAYS.format(time);
    }
    return (step < 60_000 ? SECONDS : MINUTES).format(time);
  }

  private long localMillis(Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    return instant.toEpochMilli() + offset.getTotalSeconds() * 1000L;
  }
}
