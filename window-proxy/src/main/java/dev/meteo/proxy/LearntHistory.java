package dev.meteo.proxy;

import dev.meteo.messages.SkippedRecords;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.store.Restoration;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Has Redis learn what was published, a slice at a time, so that memory does not grow with the
 * history. What cannot be a summary is left out. One thread uses it.
 */
final class LearntHistory {
  private static final int SLICE = 2000;
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final Restoration restoration;
  private final Supplier<Instant> clock;
  private final ProxyReport report;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger(LearntHistory.class), "the history");
  private final List<WindowSummary> slice = new ArrayList<>();
  private Instant now;
  private long count;
  private long toldNanos = System.nanoTime();

  LearntHistory(Restoration restoration, Supplier<Instant> clock, ProxyReport report) {
    this.restoration = restoration;
    this.clock = clock;
    this.report = report;
    this.now = clock.get();
  }

  /** Takes the next body. */
  void accept(byte[] body) throws StoreException, LostLeaseException {
    try {
      slice.add(WindowSummaryCodec.decode(body, now));
    } catch (IOException e) {
      skipped.skip(String.valueOf(e.getMessage()), body);
      return;
    }
    count++;
    if (slice.size() == SLICE) {
      learn();
      now = clock.get();
      tellIfDue();
    }
  }

  /** Has the rest learnt. */
  void flush() throws StoreException, LostLeaseException {
    learn();
  }

  /** How many summaries there were. */
  long count() {
    return count;
  }

  /** How many messages were none. */
  long skipped() {
    return skipped.count();
  }

  private void learn() throws StoreException, LostLeaseException {
    boolean ours = restoration.learn(slice);
    slice.clear();
    if (!ours) {
      throw new LostLeaseException();
    }
  }

  private void tellIfDue() {
    if (System.nanoTime() - toldNanos > TELL_EVERY.toNanos()) {
      toldNanos = System.nanoTime();
      report.say("reading the history: %,d summaries so far".formatted(count));
    }
  }
}
