package dev.meteo.terminal.feed;

import java.io.IOException;
import java.util.List;

/** A message with a summary, however it came. */
public interface IncomingSummary {
  /** The summary's JSON. */
  byte[] body();

  /**
   * How arrivals are acknowledged once they are in the journal.
   *
   * @param <A> what came
   */
  @FunctionalInterface
  interface Acknowledgement<A extends IncomingSummary> {
    /**
     * Acknowledges them.
     *
     * @param taken in the order of their arrival
     */
    void acknowledge(List<A> taken) throws IOException;
  }
}
