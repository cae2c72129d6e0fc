package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.util.HashMap;
import java.util.Map;

/**
 * The highest revision known of each window, so that a repetition is recognised. Belongs to one
 * thread.
 */
public final class WindowBook {
  private final Map<WindowKey, Integer> revisions = new HashMap<>();

  /** Whether the summary says something that the book does not know yet. */
  public boolean isNews(WindowSummary summary) {
    return summary.revision() > revisions.getOrDefault(WindowKey.of(summary), 0);
  }

  /** Remembers the summary; an older revision than the known one changes nothing. */
  public void enter(WindowSummary summary) {
    revisions.merge(WindowKey.of(summary), summary.revision(), Math::max);
  }

  /** How many windows are known. */
  public int size() {
    return revisions.size();
  }
}
