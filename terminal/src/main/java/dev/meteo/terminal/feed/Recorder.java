package dev.meteo.terminal.feed;

import dev.meteo.messages.Backoff;
import dev.meteo.messages.VisibleText;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.feed.IncomingSummary.Acknowledgement;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes what arrives into the journal: what is news is written and forced to disk, then all of it
 * is acknowledged, then the news is told. Belongs to the feed's thread.
 */
public final class Recorder {
  /** No limit of windows. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private static final Logger LOGGER = LoggerFactory.getLogger(Recorder.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final Journal journal;
  private final WindowBook book;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final CountDownLatch stopped;
  private final int windowLimit;
  private final Set<WindowKey> recordedWindows = new HashSet<>();
  private final SignsSample signs = new SignsSample();
  private final Instant started;
  private boolean readingHistory;

  /**
   * @param book knows what the journal holds
   * @param windowLimit how many windows to record in all; no delivery is taken after that
   * @param stopped ends the wait for a disk that cannot be written
   */
  public Recorder(
      Journal journal,
      WindowBook book,
      InstantSource clock,
      Consumer<Happening> listener,
      int windowLimit,
      CountDownLatch stopped) {
    this.journal = journal;
    this.book = book;
    this.clock = clock;
    this.listener = listener;
    this.windowLimit = windowLimit;
    this.stopped = stopped;
    this.started = clock.instant();
  }

  /** Whether what arrives from now on may have been published long before. */
  public void setReadingHistory(boolean reading) {
    readingHistory = reading;
  }

  /** Whether the limit of windows has been reached. */
  public boolean isFull() {
    return recordedWindows.size() >= windowLimit;
  }

  /** Tells of signs of life, and records some of them with the next summary. */
  public void heard(byte[] body) {
    Happening.SignsCame.of(clock.instant(), body)
        .ifPresent(
            came -> {
              signs.heard(came);
              listener.accept(came);
            });
  }

  /**
   * Records what arrived and acknowledges it; nothing after what reached the limit. When this
   * returns because of {@code stopped}, nothing of an unwritten batch is acknowledged.
   *
   * @throws IOException when they cannot be acknowledged, which leaves them recorded
   */
  public <A extends IncomingSummary> void record(
      List<A> arrivals, Acknowledgement<A> acknowledgement)
      throws IOException, InterruptedException {
    Instant now = clock.instant();
    List<ReceivedSummary> news = new ArrayList<>();
    List<A> taken = new ArrayList<>();
    for (A arrival : arrivals) {
      if (isFull()) {
        break;
      }
      takeIfNews(arrival.body(), now, news);
      taken.add(arrival);
    }
    if (!news.isEmpty() && !write(news)) {
      return;
    }
    try {
      acknowledgement.acknowledge(taken);
    } finally {
      // What is in the journal is told of, acknowledged or not: repeated, it is no news any more.
      if (!news.isEmpty()) {
        listener.accept(new Happening.Recorded(now, List.copyOf(news)));
      }
    }
  }

  private void takeIfNews(byte[] body, Instant now, List<ReceivedSummary> news) {
    try {
      String json = onOneLine(new String(body, StandardCharsets.UTF_8));
      WindowSummary summary = WindowSummaryCodec.decode(body);
      ReceivedSummary received = new ReceivedSummary(now, json, summary, origin(summary));
      if (book.isNews(received.summary())) {
        book.enter(received.summary());
        countWindow(WindowKey.of(received.summary()));
        news.add(received);
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
      recordedWindows.add(window);
    }
  }

  /** Between JSON's tokens a line break is as good as a space; within a string it cannot be. */
  private static String onOneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
  }

  private boolean write(List<ReceivedSummary> news) throws InterruptedException {
    Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, ThreadLocalRandom.current());
    boolean failed = false;
    while (true) {
      try {
        journal.append(news, signs.due());
        signs.written();
        if (failed) {
          listener.accept(new Happening.DiskRecovered(clock.instant()));
        }
        return true;
      } catch (IOException e) {
        LOGGER
            .atLevel(failed ? Level.DEBUG : Level.ERROR)
            .setCause(e)
            .log("cannot write the journal {}", journal.directory());
        if (!failed) {
          String reason = VisibleText.of(String.valueOf(e.getMessage()), 160);
          listener.accept(new Happening.DiskFailed(clock.instant(), reason));
        }
        failed = true;
        if (stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }
}
