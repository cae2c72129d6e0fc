package dev.meteo.terminal.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of events.
 *
 * @param window where the window starts that it is about, or null
 * @param until where the last window ends that was missed, or null when it is about none
 * @param text safe to print
 */
public record Note(
    Instant at,
    Severity severity,
    Topic topic,
    @Nullable Instant window,
    @Nullable Instant until,
    String text) {
  /** A note that is about no missed windows. */
  public Note(Instant at, Severity severity, Topic topic, @Nullable Instant window, String text) {
    this(at, severity, topic, window, null, text);
  }

  /** How much it matters. */
  public enum Severity {
    /** As it should be. */
    GOOD,
    /** Worth knowing. */
    INFO,
    /** Something is wrong. */
    BAD
  }

  /** What it is about, in a word. */
  public enum Topic {
    LINK,
    HISTORY,
    CORRECTED,
    LATE,
    SIGNS,
    READINGS,
    MISSED,
    ALERT,
    JOURNAL,
    DROPPED,
    AHEAD,
    SAVED,
    NOT_SAVED
  }
}
