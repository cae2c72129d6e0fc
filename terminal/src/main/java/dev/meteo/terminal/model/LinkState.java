package dev.meteo.terminal.model;

import java.time.Instant;

/** How the connection to the broker is. */
public sealed interface LinkState {
  /** No attempt has ended yet. */
  record Connecting() implements LinkState {}

  /**
   * Connected.
   *
   * @param node the broker's host and port
   */
  record Up(String node, Instant since) implements LinkState {}

  /**
   * Not connected.
   *
   * @param since when the connection was lost, or the first attempt failed
   * @param attempt how many attempts have failed since
   * @param nextAttempt when the next one begins
   */
  record Down(String reason, Instant since, int attempt, Instant nextAttempt)
      implements LinkState {}
}
