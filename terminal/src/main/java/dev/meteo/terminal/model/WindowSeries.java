package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest windows, each in its highest revision, all as long as the newest: windows of another
 * length have no place on the same axis. Immutable; a series made from another shares all of it
 * that did not change.
 */
public final class WindowSeries {
  /** How many windows a series holds at most. */
  public static final int CAPACITY = 120_000;

  /** How many neighbours are kept, and copied, together. */
  static final int BLOCK = 256;

  private static final WindowSeries EMPTY = new WindowSeries(new TreeMap<>(), 0, null);

  /** Windows by number since the epoch, in blocks that are never changed. */
  private final NavigableMap<Long, KnownWindow[]> blocks;

  private final int size;
  private final @Nullable KnownWindow newest;

  private WindowSeries(
      NavigableMap<Long, KnownWindow[]> blocks, int size, @Nullable KnownWindow newest) {
    this.blocks = blocks;
    this.size = size;
    this.newest = newest;
  }

  /** No windows. */
  public static WindowSeries empty() {
    return EMPTY;
  }

  /**
   * This series with the summaries added one after the other.
   *
   * @param judge told each summary and the series without it, which must not be kept
   */
  WindowSeries with(
      List<ReceivedSummary> summaries,
      BiFunction<ReceivedSummary, WindowSeries, KnownWindow> judge) {
    SeriesBuilder builder = new SeriesBuilder(blocks, size, newest);
    for (ReceivedSummary received : summaries) {
      builder.add(judge.apply(received, builder.build(WindowSeries::new)));
    }
    return builder.build(WindowSeries::new);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return newest == null;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The window that ends last, or null. */
  public @Nullable KnownWindow newest() {
    return newest;
  }

  /** The window that starts then, or null when it never came. */
  public @Nullable KnownWindow at(Instant start) {
    long number = WindowNumber.of(start, length());
    KnownWindow[] block = blocks.get(Math.floorDiv(number, (long) BLOCK));
    KnownWindow found = block == null ? null : block[Math.floorMod(number, BLOCK)];
    return found != null && found.start().equals(start) ? found : null;
  }

  /** Where the oldest window starts, or null. */
  public @Nullable Instant oldestStart() {
    for (KnownWindow[] block : blocks.values()) {
      for (KnownWindow window : block) {
        if (window != null) {
          return window.start();
        }
      }
    }
    return null;
  }

  /** The length of every window of the series; a second when there is none. */
  public Duration length() {
    return newest == null ? Duration.ofSeconds(1) : newest.summary().length();
  }

  /** The windows that start in {@code [from, to)}, oldest first. */
  public List<KnownWindow> between(Instant from, Instant to) {
    List<KnownWindow> found = new ArrayList<>();
    if (newest == null || !from.isBefore(to)) {
      return found;
    }
    long first = Math.floorDiv(WindowNumber.of(from, length()), (long) BLOCK);
    long last = Math.floorDiv(WindowNumber.of(to, length()), (long) BLOCK);
    for (Map.Entry<Long, KnownWindow[]> block : blocks.subMap(first, true, last, true).entrySet()) {
      boolean atEdge = block.getKey() == first || block.getKey() == last;
      for (KnownWindow window : block.getValue()) {
        if (window != null && (!atEdge || startsBetween(window, from, to))) {
          found.add(window);
        }
      }
    }
    return found;
  }

  private static boolean startsBetween(KnownWindow window, Instant from, Instant to) {
    return !window.start().isBefore(from) && window.start().isBefore(to);
  }

  /** The windows that start before this, newest first, at most so many. */
  public List<KnownWindow> before(Instant end, int atMost) {
    return backwards(end, atMost, window -> true);
  }

  /** The coefficient's figures in the newest window that has any, or null. */
  public @Nullable CoefficientStatistics latest(CoefficientKind kind) {
    List<KnownWindow> found =
        backwards(Instant.MAX, 1, window -> window.summary().statistics(kind) != null);
    return found.isEmpty() ? null : found.getFirst().summary().statistics(kind);
  }

  private List<KnownWindow> backwards(Instant end, int atMost, Predicate<KnownWindow> wanted) {
    List<KnownWindow> found = new ArrayList<>();
    for (KnownWindow[] windows : upTo(end).descendingMap().values()) {
      for (int i = BLOCK - 1; i >= 0; i--) {
        if (found.size() >= atMost) {
          return found;
        }
        KnownWindow window = windows[i];
        if (window != null && window.start().isBefore(end) && wanted.test(window)) {
          found.add(window);
        }
      }
    }
    return found;
  }

  private NavigableMap<Long, KnownWindow[]> upTo(Instant end) {
    return newest == null || end.isAfter(newest.start())
        ? blocks
        : blocks.headMap(Math.floorDiv(WindowNumber.of(end, length()), (long) BLOCK), true);
  }
}
