package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.KnownWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal axis of a chart. Time is cut into slots, aligned to the epoch: a window, or a
 * power of two of them. Each has a fixed number of dots, the last at the right, so that what is
 * missing leaves its room empty.
 *
 * @param lastStart where the rightmost slot starts
 * @param slot its length
 * @param columns of cells
 */
record TimeAxis(
    Instant lastStart, Duration slot, int columns, int dotsPerSlot, int windowsPerSlot) {
  /** No axis is longer: instants end somewhere. */
  private static final Duration LONGEST = Duration.ofDays(36_500_000);

  /**
   * The axis that ends where the user chose, else with the newest window, or, when windows come as
   * time passes and have stopped coming, moves on with the time.
   */
  static TimeAxis of(Dashboard dashboard, Controls controls, Instant now, int columns) {
    return ending(dashboard, controls, now, columns, controls.end());
  }

  static TimeAxis ending(
      Dashboard dashboard, Controls controls, Instant now, int columns, @Nullable Instant end) {
    Duration length = dashboard.windows().length();
    int windows = controls.windowsPerSlot();
    while (windows > 1
        && length.multipliedBy((long) windows * columns * 2).compareTo(LONGEST) > 0) {
      windows /= 2;
    }
    Duration slot = length.multipliedBy(windows);
    Instant last = floor(end == null ? newestStart(dashboard, now) : end, slot);
    return new TimeAxis(last, slot, columns, controls.dotsPerSlot(), windows);
  }

  private static Instant newestStart(Dashboard dashboard, Instant now) {
    Duration length = dashboard.windows().length();
    KnownWindow newest = dashboard.windows().newest();
    if (newest == null) {
      return floor(now, length);
    }
    long silent = dashboard.overdue(now).dividedBy(length);
    return newest.start().plus(length.multipliedBy(silent));
  }

  /** How many slots have room. */
  int slots() {
    return columns * BrailleCanvas.DOTS_ACROSS / dotsPerSlot;
  }

  /**
   * How many slots left of the axis still count for the values' axis: these go all at once, twice
   * per width of the chart, so that an extreme that leaves does not move it, and back with the
   * next.
   */
  int slotsJustGone() {
    long from = Duration.between(Instant.EPOCH, from()).dividedBy(slot);
    return Math.floorMod(from, Math.max(1, slots() / 2));
  }

  /** Where the slot starts that is so many before the last. */
  Instant start(int beforeLast) {
    // Duration.multipliedBy works with big decimals, which a frame has no time for.
    return lastStart
        .minusSeconds(slot.getSeconds() * beforeLast)
        .minusNanos((long) slot.getNano() * beforeLast);
  }

  /** How many slots before the last the slot is that contains the instant; negative after it. */
  int index(Instant instant) {
    Duration after = Duration.between(lastStart, floor(instant, slot));
    return Math.toIntExact(
        Math.clamp(-after.dividedBy(slot), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2));
  }

  /** Where the leftmost slot starts. */
  Instant from() {
    return start(Math.max(0, slots() - 1));
  }

  /** Where the rightmost slot ends. */
  Instant to() {
    return lastStart.plus(slot);
  }

  /** The dot column of the middle of a slot. */
  int dot(int beforeLast) {
    int right = columns * BrailleCanvas.DOTS_ACROSS - beforeLast * dotsPerSlot;
    return right - (dotsPerSlot + 1) / 2;
  }

  /** The first dot column of a slot. */
  int firstDot(int beforeLast) {
    return lastDot(beforeLast) - dotsPerSlot + 1;
  }

  /** The last dot column of a slot. */
  int lastDot(int beforeLast) {
    return columns * BrailleCanvas.DOTS_ACROSS - beforeLast * dotsPerSlot - 1;
  }

  /** The cell of the middle of a slot. */
  int column(int beforeLast) {
    return Math.floorDiv(dot(beforeLast), BrailleCanvas.DOTS_ACROSS);
  }

  /** The first cell of a slot. */
  int firstColumn(int beforeLast) {
    return Math.floorDiv(firstDot(beforeLast), BrailleCanvas.DOTS_ACROSS);
  }

  /** The last cell of a slot. */
  int lastColumn(int beforeLast) {
    return Math.floorDiv(lastDot(beforeLast), BrailleCanvas.DOTS_ACROSS);
  }

  /** The labels that fit to this axis. */
  TimeLabels labels(ZoneId zone) {
    return new TimeLabels(slot, BrailleCanvas.DOTS_ACROSS / (double) dotsPerSlot, zone);
  }

  private static Instant floor(Instant instant, Duration length) {
    Duration since = Duration.between(Instant.EPOCH, instant);
    Duration safe = length.isZero() ? Duration.ofNanos(1) : length;
    long number = since.dividedBy(safe);
    Instant start = Instant.EPOCH.plus(safe.multipliedBy(number));
    return start.isAfter(instant) ? start.minus(safe) : start;
  }
}
