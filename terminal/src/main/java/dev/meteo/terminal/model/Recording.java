package dev.meteo.terminal.model;

import org.jspecify.annotations.Nullable;

/**
 * How the journal is.
 *
 * @param path its directory; empty when nothing is recorded
 * @param remembered how many summaries of earlier runs it held
 * @param summaries how many this run added
 * @param failure why it cannot be written, or null when it can
 */
public record Recording(String path, long remembered, long summaries, @Nullable String failure) {
  /** A journal of which nothing is known yet. */
  static Recording of(String path) {
    return new Recording(path, 0, 0, null);
  }

  Recording remembering(int more) {
    return new Recording(path, remembered + more, summaries, failure);
  }

  Recording plus(int added) {
    return new Recording(path, remembered, summaries + added, failure);
  }

  Recording failed(String reason) {
    return new Recording(path, remembered, summaries, reason);
  }

  Recording recovered() {
    return new Recording(path, remembered, summaries, null);
  }
}
