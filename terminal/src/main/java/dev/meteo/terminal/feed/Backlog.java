package dev.meteo.terminal.feed;

import dev.meteo.cli.FileFailure;
import dev.meteo.messages.Backoff;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What has been taken and is not in the journal yet. It is written at once and in order; what
 * cannot be written is told as such, waits here, and is tried again with growing delays. Never
 * blocks for longer than the disk does. Belongs to the feed's thread, but for {@link #unrecorded}.
 */
final class Backlog {
  /** While the journal cannot be written, no more are taken than this. */
  static final int MOST_WAITING = 1000;

  private static final Logger LOGGER = LoggerFactory.getLogger(Backlog.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final Journal journal;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final SignsSample signs;
  private final Backoff backoff =
      new Backoff(FIRST_RETRY, LONGEST_RETRY, ThreadLocalRandom.current());
  private final List<ReceivedSummary> waiting = new ArrayList<>();

  /** How many of those, from the first on, have been told as unrecorded. */
  private int told;

  private boolean failing;
  private long retryAtNanos;
  private volatile Feed.Unrecorded unrecorded = Feed.Unrecorded.NOTHING;

  /**
   * @param signs are written with summaries when they are due
   */
  Backlog(Journal journal, InstantSource clock, Consumer<Happening> listener, SignsSample signs) {
    this.journal = journal;
    this.clock = clock;
    this.listener = listener;
    this.signs = signs;
  }

  /** Whether one more may be taken. */
  boolean hasRoom() {
    return !failing || waiting.size() < MOST_WAITING;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes one, to be written by the next {@link #write}. */
  void add(ReceivedSummary summary) {
    waiting.add(summary);
  }

  /** Writes all there is, unless it is too early to try that again. */
  void write() {
    Duration wait = untilRetry();
    if (wait == null || !wait.isPositive()) {
      retry();
    } else {
      tellUnrecorded();
    }
  }

  /** Writes all there is, however soon after a failure. */
  void retry() {
    int written = 0;
    IOException failure = null;
    try {
      while (written < waiting.size()) {
        List<ReceivedSummary> day = ofOneDay(waiting.subList(written, waiting.size()));
        journal.append(day, signs.due());
        signs.written();
        written += day.size();
      }
    } catch (IOException e) {
      failure = e;
    }
    if (failure == null) {
      succeeded();
    }
    tellRecorded(written);
    if (failure != null) {
      failed(failure);
    }
    tellUnrecorded();
  }

  /** How long to wait before it is worth trying again; null when there is nothing to write. */
  @Nullable Duration untilRetry() {
    if (waiting.isEmpty()) {
      return null;
    }
    return failing ? Duration.ofNanos(retryAtNanos - System.nanoTime()) : Duration.ZERO;
  }

  /** How many wait and why; from any thread. */
  Feed.Unrecorded unrecorded() {
    return unrecorded;
  }

  private void succeeded() {
    if (failing) {
      listener.accept(new Happening.DiskRecovered(clock.instant()));
    }
    failing = false;
    backoff.reset();
    unrecorded = Feed.Unrecorded.NOTHING;
  }

  private void failed(IOException failure) {
    String reason = FileFailure.reason(failure);
    LOGGER
        .atLevel(failing ? Level.DEBUG : Level.ERROR)
        .setCause(failure)
        .log("cannot write the journal {}", journal.directory());
    if (!failing) {
      listener.accept(new Happening.DiskFailed(clock.instant(), reason));
    }
    failing = true;
    retryAtNanos = System.nanoTime() + backoff.next().toNanos();
    unrecorded = new Feed.Unrecorded(waiting.size(), reason);
  }

  private void tellRecorded(int written) {
    int before = Math.min(told, written);
    tell(waiting.subList(0, before), late -> new Happening.RecordedLater(clock.instant(), late));
    // With the time of their receipt, as a replay tells them.
    tell(
        waiting.subList(before, written),
        now -> new Happening.Recorded(now.getLast().received(), now));
    waiting.subList(0, written).clear();
    told -= before;
  }

  private void tellUnrecorded() {
    if (told < waiting.size()) {
      unrecorded = new Feed.Unrecorded(waiting.size(), unrecorded.reason());
    }
    tell(
        waiting.subList(told, waiting.size()),
        now -> new Happening.Unrecorded(now.getLast().received(), now));
    told = waiting.size();
  }

  private void tell(
      List<ReceivedSummary> summaries, Function<List<ReceivedSummary>, Happening> happening) {
    if (!summaries.isEmpty()) {
      listener.accept(happening.apply(List.copyOf(summaries)));
    }
  }

  /** The first ones, up to where another day begins: a journal takes no more at once. */
  private static List<ReceivedSummary> ofOneDay(List<ReceivedSummary> summaries) {
    LocalDate day = day(summaries.getFirst());
    int end = 1;
    while (end < summaries.size() && day(summaries.get(end)).equals(day)) {
      end++;
    }
    return List.copyOf(summaries.subList(0, end));
  }

  private static LocalDate day(ReceivedSummary summary) {
    return LocalDate.ofInstant(summary.received(), ZoneOffset.UTC);
  }
}
