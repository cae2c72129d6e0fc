package dev.meteo.cli;

import java.time.Instant;

/** Hears of each reading that has come to where its process takes it; on one thread at a time. */
@FunctionalInterface
public interface Delays extends AutoCloseable {
  /** Nobody wants to know. */
  Delays UNHEARD = begun -> {};

  /**
   * A reading is stored, or confirmed, now.
   *
   * @param begun its timestamp: when it was detected, or was due to be
   */
  void done(Instant begun);

  /** Ends it; nothing is heard any more. */
  @Override
  default void close() {}
}
