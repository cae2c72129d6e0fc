package dev.meteo.terminal.feed;

import java.io.IOException;

/** Brings summaries into a terminal's journal, connecting again by its own means. */
public interface Feed extends AutoCloseable {
  /**
   * Blocks until the limit of windows is reached or the feed is closed.
   *
   * @throws IOException when waiting would not help, such as for a wrong password
   */
  void run() throws IOException, InterruptedException;

  /** Whether there ever was a connection. */
  boolean connectedOnce();

  /** Lets {@link #run} return soon; from any thread. */
  @Override
  void close();
}
