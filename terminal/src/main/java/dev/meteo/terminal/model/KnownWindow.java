package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window as a terminal knows it.
 *
 * @param summary its highest revision
 * @param received when that came, by this machine's clock
 * @param first when its first revision came
 * @param arrival how its first revision came
 * @param origin whether it was new when that came
 * @param before what was known of it first, or null when nothing else was
 */
public record KnownWindow(
    WindowSummary summary,
    Instant received,
    Instant first,
    Arrival arrival,
    Origin origin,
    @Nullable WindowSummary before) {
  /** A window that was not known before. */
  static KnownWindow first(ReceivedSummary received, Arrival arrival) {
    return new KnownWindow(
        received.summary(),
        received.received(),
        received.received(),
        arrival,
        received.origin(),
        null);
  }

  /** This window with what a later revision says. */
  KnownWindow corrected(KnownWindow later) {
    return new KnownWindow(
        later.summary,
        later.received,
        first,
        arrival,
        later.origin,
        before == null ? summary : before);
  }

  /** Where it starts. */
  public Instant start() {
    return summary.start();
  }

  /** Whether a later revision replaced its first publication. */
  public boolean isCorrected() {
    return summary.revision() > 1;
  }

  /** How long after the window's end its first revision came; negative when clocks differ. */
  public Duration delay() {
    return Duration.between(summary.end(), first);
  }
}
