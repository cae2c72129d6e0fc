package dev.meteo.worker;

import java.time.Instant;

/** Hears of each reading that Redis has stored for the first time, on one thread. */
@FunctionalInterface
public interface StorageDelays extends AutoCloseable {
  /** Nobody wants to know. */
  StorageDelays UNHEARD = detected -> {};

  /** A reading of this timestamp is stored now. */
  void stored(Instant detected);

  /** Ends it; nothing is stored any more. */
  @Override
  default void close() {}
}
