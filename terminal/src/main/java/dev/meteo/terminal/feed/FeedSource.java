package dev.meteo.terminal.feed;

import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.WindowBook;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Where a terminal's summaries come from: the options that say so, as a mixin of the command, and
 * the feed that brings them. Its text names what is connected to, for messages.
 */
public interface FeedSource {
  /** No limit of windows. */
  int UNLIMITED = Recorder.UNLIMITED;

  /**
   * What a feed is put into.
   *
   * @param terminal the terminal's name
   * @param history whether to read what was published before
   * @param windowLimit after how many windows that the book did not know the feed ends
   * @param book knows what the journal holds; belongs to the feed's thread from now on
   * @param listener told what happens, on the thread that runs the feed
   */
  record Site(
      String terminal,
      boolean history,
      int windowLimit,
      Journal journal,
      WindowBook book,
      InstantSource clock,
      Consumer<Happening> listener) {}

  /** Makes a feed that does not connect yet. */
  Feed feed(Site site);
}
