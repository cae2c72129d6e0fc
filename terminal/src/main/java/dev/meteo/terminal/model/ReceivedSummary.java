package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.time.Instant;

/**
 * A window summary as this terminal received it.
 *
 * @param received when, by this machine's clock
 * @param json the body as it came, on one line
 * @param summary what the body says
 * @param origin whether its window was new then
 */
public record ReceivedSummary(Instant received, String json, WindowSummary summary, Origin origin) {
  /** A summary of which it is not known whether its window was new. */
  public ReceivedSummary(Instant received, String json, WindowSummary summary) {
    this(received, json, summary, Origin.UNKNOWN);
  }
}
