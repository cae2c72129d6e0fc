package dev.meteo.terminal.model;

import org.jspecify.annotations.Nullable;

/**
 * How the journal is.
 *
 * @param path its directory; empty when nothing is recorded
 * @param remembered how many summaries of earlier runs it held
 * @param summaries how many this run added
 * @param waiting how many came that could not be written yet
 * @param failure why it cannot be written, or null when it can
 */
public record Recording(
    String path, long remembered, long summaries, long waiting, @Nullable String failure) {
  /** A journal of which nothing is known yet. */
  static Recording of(String path) {
    return new Recording(path, 0, 0, 0, null);
  }

  /** How many summaries came in this run, written or not. */
  public long came() {
    return summaries + waiting;
  }

  Recording remembering(int more) {
    return new Recording(path, remembered + more, summaries, waiting, failure);
  }

  Recording plus(int added) {
    return new Recording(path, remembered, summaries + added, waiting, failure);
  }

  Recording plusWaiting(int more) {
    return new Recording(path, remembered, summaries, waiting + more, failure);
  }

  /** So many of those that waited are written. */
  Recording written(int waited) {
    return new Recording(path, remembered, summaries + waited, waiting - waited, failure);
  }

  Recording failed(String reason) {
    return new Recording(path, remembered, summaries, waiting, reason);
  }

  Recording recovered() {
    return new Recording(path, remembered, summaries, waiting, null);
  }
}
