package dev.meteo.terminal.model;

import java.time.Instant;

/** How the way from the window proxy to this terminal is. */
public sealed interface LinkState {
  /** No attempt has ended yet. */
  record Connecting() implements LinkState {}

  /**
   * Connected.
   *
   * @param node where to, as host and port
   * @param before how many summaries had come in this run until then
   */
  record Up(String node, Instant since, long before) implements LinkState {}

  /**
   * Not connected.
   *
   * @param since when the connection was lost, or the first attempt failed
   * @param attempt how many attempts have failed since
   * @param nextAttempt when the next one begins
   */
  record Down(String reason, Instant since, int attempt, Instant nextAttempt)
      implements LinkState {}

  /**
   * No connection at all: a journal is played again.
   *
   * @param source the file's name
   * @param speed how much faster than it was, in words
   */
  record Replaying(String source, String speed, boolean ended) implements LinkState {}
}
