package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.time.Instant;

/**
 * What a window is known by.
 *
 * @param start included
 * @param end excluded
 */
public record WindowKey(Instant start, Instant end) {
  /** The summary's window. */
  public static WindowKey of(WindowSummary summary) {
    return new WindowKey(summary.start(), summary.end());
  }
}
