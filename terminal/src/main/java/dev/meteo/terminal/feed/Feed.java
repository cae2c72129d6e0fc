package dev.meteo.terminal.feed;

import java.io.IOException;

/** Brings summaries into a terminal's journal, connecting again by its own means. */
public interface Feed extends AutoCloseable {
  /**
   * What came and could not be written yet.
   *
   * @param summaries how many
   * @param reason why not, safe to print; empty when there are none
   */
  record Unrecorded(int summaries, String reason) {
    /** All that came is in the journal. */
    public static final Unrecorded NOTHING = new Unrecorded(0, "");
  }

  /**
   * Blocks until the limit of windows is reached or the feed is closed. What could not be written
   * until then is tried once more.
   *
   * @throws IOException when waiting would not help, such as for a wrong password
   */
  void run() throws IOException, InterruptedException;

  /** Whether there ever was a connection. */
  boolean connectedOnce();

  /** What is shown and not recorded, so far or at the end; from any thread. */
  Unrecorded unrecorded();

  /** Lets {@link #run} return soon; from any thread. */
  @Override
  void close();
}
