package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest windows, each in its highest revision, all as long as the newest: windows of another
 * length have no place on the same axis. Immutable.
 */
public final class WindowSeries {
  /** How many windows a series holds at most: more than the widest screen can show. */
  public static final int CAPACITY = 2000;

  private static final WindowSeries EMPTY = new WindowSeries(new TreeMap<>());

  private final NavigableMap<Instant, ReceivedSummary> byStart;

  private WindowSeries(NavigableMap<Instant, ReceivedSummary> byStart) {
    this.byStart = byStart;
  }

  /** No windows. */
  public static WindowSeries empty() {
    return EMPTY;
  }

  /** This series with the summaries added. */
  public WindowSeries with(Collection<ReceivedSummary> summaries) {
    NavigableMap<Instant, ReceivedSummary> next = new TreeMap<>(byStart);
    for (ReceivedSummary received : summaries) {
      add(next, received);
    }
    return new WindowSeries(next);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return byStart.isEmpty();
  }

  /** The window that ends last, or null. */
  public @Nullable ReceivedSummary newest() {
    Map.Entry<Instant, ReceivedSummary> last = byStart.lastEntry();
    return last == null ? null : last.getValue();
  }

  /** The window that starts then, or null when it never came. */
  public @Nullable ReceivedSummary at(Instant start) {
    return byStart.get(start);
  }

  /** Where the oldest window starts, or null. */
  public @Nullable Instant oldestStart() {
    return byStart.isEmpty() ? null : byStart.firstKey();
  }

  /** The length of every window of the series; a second when there is none. */
  public Duration length() {
    ReceivedSummary newest = newest();
    return newest == null ? Duration.ofSeconds(1) : newest.summary().length();
  }

  /** The windows, newest first. */
  public Collection<ReceivedSummary> newestFirst() {
    return byStart.descendingMap().values();
  }

  /** The coefficient's figures in the newest window that has any, or null. */
  public @Nullable CoefficientStatistics latest(CoefficientKind kind) {
    for (ReceivedSummary received : newestFirst()) {
      CoefficientStatistics figures = received.summary().statistics(kind);
      if (figures != null) {
        return figures;
      }
    }
    return null;
  }

  private static void add(
      NavigableMap<Instant, ReceivedSummary> windows, ReceivedSummary received) {
    WindowSummary summary = received.summary();
    Map.Entry<Instant, ReceivedSummary> last = windows.lastEntry();
    if (last != null && !last.getValue().summary().length().equals(summary.length())) {
      if (summary.end().isBefore(last.getValue().summary().end())) {
        return;
      }
      windows.clear();
    }
    ReceivedSummary known = windows.get(summary.start());
    if (known == null || known.summary().revision() < summary.revision()) {
      windows.put(summary.start(), received);
    }
    if (windows.size() > CAPACITY) {
      windows.pollFirstEntry();
    }
  }
}
