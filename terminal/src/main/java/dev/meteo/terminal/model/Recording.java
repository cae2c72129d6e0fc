package dev.meteo.terminal.model;

import org.jspecify.annotations.Nullable;

/**
 * How the journal is.
 *
 * @param path its directory
 * @param summaries how many this run added
 * @param failure why it cannot be written, or null when it can
 */
public record Recording(String path, long summaries, @Nullable String failure) {
  Recording plus(int added) {
    return new Recording(path, summaries + added, failure);
  }

  Recording failed(String reason) {
    return new Recording(path, summaries, reason);
  }

  Recording recovered() {
    return new Recording(path, summaries, null);
  }
}
