package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.Arrival;
import dev.meteo.terminal.model.KnownWindow;
import dev.meteo.terminal.model.WindowSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one coefficient's chart shows, slot by slot (at least one), counted back from the last, and
 * what it has shown shortly before.
 */
final class Slots {
  /** Of the usual count, a window with less is called partial. */
  private static final double PARTIAL = 0.75;

  private static final int NEIGHBOURS = 10;
  private static final int FEWEST_NEIGHBOURS = 3;

  private final Slot[] slots;
  private final int count;
  private final TimeAxis axis;

  /** What is known of a slot. */
  static final class Slot {
    private final Pool pool = new Pool();
    private int windows;
    private boolean corrected;
    private boolean late;
    private boolean missed;

    Pool pool() {
      return pool;
    }

    /** How many of its windows came. */
    int windows() {
      return windows;
    }

    boolean isCorrected() {
      return corrected;
    }

    boolean isLate() {
      return late;
    }

    private void add(KnownWindow window, CoefficientKind kind) {
      windows++;
      corrected |= window.isCorrected();
      late |= window.arrival() == Arrival.LATE;
      CoefficientStatistics figures = window.summary().statistics(kind);
      if (figures != null) {
        pool.add(figures);
      }
    }
  }

  private Slots(Slot[] slots, int count, TimeAxis axis) {
    this.slots = slots;
    this.count = count;
    this.axis = axis;
  }

  static Slots of(WindowSeries windows, TimeAxis axis, CoefficientKind kind) {
    int count = Math.max(1, axis.slots());
    Slot[] slots = new Slot[count + axis.slotsJustGone()];
    Arrays.setAll(slots, i -> new Slot());
    int index = slots.length - 1;
    Instant from = axis.start(index);
    Instant end = from.plus(axis.slot());
    for (KnownWindow window : windows.between(from, axis.to())) {
      for (; index > 0 && !window.start().isBefore(end); index--) {
        end = end.plus(axis.slot());
      }
      slots[index].add(window, kind);
    }
    markMissed(slots, windows.oldestStart(), axis);
    return new Slots(slots, count, axis);
  }

  /** A slot was missed if none of its windows came though older ones did. */
  private static void markMissed(Slot[] slots, @Nullable Instant oldest, TimeAxis axis) {
    int first = oldest == null ? -1 : Math.min(slots.length, axis.index(oldest)) - 1;
    for (int i = 0; i <= first; i++) {
      slots[i].missed = slots[i].windows == 0;
    }
  }

  int count() {
    return count;
  }

  /** Of what the values' axis has to have room for, what is not empty. */
  List<Pool> forValueAxis() {
    return Arrays.stream(slots).map(Slot::pool).filter(pool -> !pool.isEmpty()).toList();
  }

  Slot at(int beforeLast) {
    return slots[beforeLast];
  }

  /** The figures of the slot before, or null when nothing may be drawn to it. */
  @Nullable Pool before(int beforeLast) {
    int index = beforeLast + 1;
    return index < count && !slots[index].pool.isEmpty() ? slots[index].pool : null;
  }

  /** Whether none of the slot's windows came though older ones did. */
  boolean isMissed(int beforeLast) {
    return slots[beforeLast].missed;
  }

  /** Whether the slot has clearly fewer readings than the median of those before it. */
  boolean isPartial(int beforeLast) {
    Pool pool = slots[beforeLast].pool;
    if (pool.isEmpty() || axis.windowsPerSlot() > 1) {
      return false;
    }
    double[] counts =
        Arrays.stream(slots, beforeLast + 1, Math.min(slots.length, beforeLast + 1 + NEIGHBOURS))
            .filter(slot -> !slot.pool.isEmpty())
            .mapToDouble(slot -> slot.pool.count())
            .sorted()
            .toArray();
    return counts.length >= FEWEST_NEIGHBOURS && pool.count() < PARTIAL * counts[counts.length / 2];
  }

  /** The mark of a slot, with the gravest first; a blank when it is as it should be. */
  char mark(int beforeLast) {
    Slot slot = slots[beforeLast];
    if (isMissed(beforeLast)) {
      return 'x';
    }
    if (slot.corrected) {
      return 'C';
    }
    if (slot.late) {
      return 'L';
    }
    return isPartial(beforeLast) ? 'P' : ' ';
  }
}
