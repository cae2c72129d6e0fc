package dev.meteo.worker;

import java.time.Instant;

/** Hears of each reading that Redis has stored for the first time, on the worker's thread. */
@FunctionalInterface
interface StorageDelays {
  /** Nobody wants to know. */
  StorageDelays UNHEARD = detected -> {};

  /** A reading of this timestamp is stored now. */
  void stored(Instant detected);
}
