package dev.meteo.proxy;

/**
 * What waits to be stored.
 *
 * @param waiting messages that no worker has
 * @param workers that take some
 */
public record Backlog(long waiting, int workers) {
  boolean isEmpty() {
    return waiting == 0;
  }

  /** Whether something waits and nothing takes it: whatever it is, it cannot be stored now. */
  boolean isStuck() {
    return waiting > 0 && workers == 0;
  }
}
