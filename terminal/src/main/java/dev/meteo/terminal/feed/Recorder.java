package dev.meteo.terminal.feed;

import dev.meteo.messages.VisibleText;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.WindowBook;
import dev.meteo.terminal.model.WindowKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what arrives into the journal: what is news is written, forced to disk, and told. While the
 * journal cannot be written, news is told nevertheless and waits in memory; nothing that arrived
 * may be acknowledged before {@link #isWritten}. Belongs to the feed's thread.
 */
public final class Recorder {
  /** No limit of windows. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private static final Logger LOGGER = LoggerFactory.getLogger(Recorder.class);

  private final WindowBook book;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final int windowLimit;
  private final Set<WindowKey> takenWindows = new HashSet<>();
  private final SignsSample signs = new SignsSample();
  private final Backlog backlog;
  private final Instant started;
  private boolean readingHistory;
  private Happening.@Nullable SignsCame lastWord;

  /**
   * @param book knows what the journal holds
   * @param windowLimit how many windows to record in all; no arrival is taken after that
   */
  public Recorder(
      Journal journal,
      WindowBook book,
      InstantSource clock,
      Consumer<Happening> listener,
      int windowLimit) {
    this.book = book;
    this.clock = clock;
    this.listener = listener;
    this.windowLimit = windowLimit;
    this.backlog = new Backlog(journal, clock, listener, signs);
    this.started = clock.instant();
  }

  /** Whether what arrives from now on may have been published long before. */
  public void setReadingHistory(boolean reading) {
    readingHistory = reading;
  }

  /** Whether the limit of windows has been reached, and all of them are in the journal. */
  public boolean isDone() {
    return isFull() && isWritten();
  }

  /** Whether all that was taken is in the journal, and may be acknowledged. */
  public boolean isWritten() {
    return backlog.isEmpty();
  }

  /** What was taken and is not in the journal; from any thread. */
  public Feed.Unrecorded unrecorded() {
    return backlog.unrecorded();
  }

  /** When to {@link #retry}, not positive: now; null when everything is written. */
  public @Nullable Duration untilRetry() {
    return backlog.untilRetry();
  }

  /** Tries to write what could not be written before, if there is any. */
  public void retry() {
    if (!backlog.isEmpty()) {
      backlog.retry();
    }
  }

  /** Tells of signs of life, and records some of them with the next summary. */
  public void heard(byte[] body) {
    Happening.SignsCame.of(clock.instant(), body)
        .map(came -> came.following(lastWord))
        .ifPresent(
            came -> {
              lastWord = came;
              signs.heard(came);
              listener.accept(came);
            });
  }

  /**
   * Takes what arrived, and writes it with all that has waited, unless the last failure was just
   * now.
   *
   * @return how many were taken, from the first on; the others may be offered again, once all is
   *     written or when there is more room
   */
  public int record(List<? extends IncomingSummary> arrivals) {
    Instant now = clock.instant();
    backlog.write();
    int taken = 0;
    while (taken < arrivals.size() && !isFull() && backlog.hasRoom()) {
      takeIfNews(arrivals.get(taken).body(), now);
      taken++;
    }
    backlog.write();
    return taken;
  }

  private boolean isFull() {
    return takenWindows.size() >= windowLimit;
  }

  private void takeIfNews(byte[] body, Instant now) {
    try {
      String json = onOneLine(new String(body, StandardCharsets.UTF_8));
      WindowSummary summary = WindowSummaryCodec.decode(body);
      if (book.isNews(summary)) {
        book.enter(summary);
        countWindow(WindowKey.of(summary));
        backlog.add(new ReceivedSummary(now, json, summary, origin(summary)));
      }
    } catch (IOException e) {
      LOGGER.warn("a message was dropped: {}", e.getMessage());
      listener.accept(
          new Happening.Unreadable(now, VisibleText.of(String.valueOf(e.getMessage()), 160)));
    }
  }

  private Origin origin(WindowSummary summary) {
    if (!summary.end().isBefore(started)) {
      return Origin.NEW;
    }
    return readingHistory ? Origin.HISTORY : Origin.EARLIER;
  }

  private void countWindow(WindowKey window) {
    if (windowLimit < UNLIMITED) {
      takenWindows.add(window);
    }
  }

  /** Between JSON's tokens a line break is as good as a space; within a string it cannot be. */
  private static String onOneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
  }
}
