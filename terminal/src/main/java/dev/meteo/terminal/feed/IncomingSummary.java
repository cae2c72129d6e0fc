package dev.meteo.terminal.feed;

/** A message with a summary, however it came. */
@FunctionalInterface
public interface IncomingSummary {
  /** The summary's JSON. */
  byte[] body();
}
