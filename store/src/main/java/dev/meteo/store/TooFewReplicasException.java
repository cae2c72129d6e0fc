package dev.meteo.store;

/** Fewer replicas than required have what was written; it may or may not survive a failover. */
final class TooFewReplicasException extends Exception {
  private static final long serialVersionUID = 1L;

  TooFewReplicasException(long reached, int required) {
    super("only %d of %d replicas have what was written".formatted(reached, required));
  }
}
