package dev.meteo.terminal;

import dev.meteo.cli.Termination;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.journal.JournalReader;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of what a journal holds again, in the pace of their arrival or faster. What arrived before
 * the beginning is there at once.
 */
final class Replay {
  /** Nobody wants to wait while nothing was recorded. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Soon enough after a key for the eye. */
  private static final Duration STEP = Duration.ofMillis(50);

  private static final int BATCH = 500;

  private final Path journal;
  private final Instant from;
  private final Instant to;
  private final ReplayClock clock;
  private final Termination termination;
  private final Consumer<Happening> listener;
  private final List<ReceivedSummary> earlier = new ArrayList<>();
  private final List<ReceivedSummary> due = new ArrayList<>();

  /** Thrown through the journal's reader to leave it. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Done() {
      super(null, null, false, false);
    }
  }

  /**
   * @param journal a file or a directory
   * @param to what arrived later is left out
   */
  Replay(
      Path journal,
      Instant from,
      Instant to,
      ReplayClock clock,
      Termination termination,
      Consumer<Happening> listener) {
    this.journal = journal;
    this.from = from;
    this.to = to;
    this.clock = clock;
    this.termination = termination;
    this.listener = listener;
  }

  /** Blocks until the end. */
  void run() throws IOException {
    clock.run();
    try {
      Journal.readFrom(journal, new Lines());
      flush();
    } catch (Done done) {
      if (termination.isRequested()) {
        return;
      }
      flush();
    }
    clock.stop();
    listener.accept(new Happening.ReplayEnded(clock.instant()));
  }

  private final class Lines implements JournalReader {
    @Override
    public void summary(ReceivedSummary received) {
      take(received);
    }

    @Override
    public void signs(Happening.SignsCame came) {
      if (!came.at().isBefore(from) && !came.at().isAfter(to)) {
        waitFor(came.at());
      }
      if (!came.at().isAfter(to)) {
        flush();
        listener.accept(came);
      }
    }
  }

  private void take(ReceivedSummary received) {
    if (termination.isRequested() || received.received().isAfter(to)) {
      throw new Done();
    }
    if (received.received().isBefore(from)) {
      earlier.add(received);
      if (earlier.size() >= BATCH) {
        flush();
      }
      return;
    }
    // Told together is what was received together: so it was told when it was received.
    if (!due.isEmpty() && !due.getLast().received().equals(received.received())) {
      flush();
    }
    waitFor(received.received());
    due.add(received);
  }

  private void waitFor(Instant instant) {
    Duration wait = clock.until(instant);
    if (!wait.isPositive()) {
      return;
    }
    flush();
    try {
      await(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Done();
    }
    clock.set(instant);
  }

  /** What passes while the clock is held does not count. */
  private void await(Duration time) throws InterruptedException {
    Duration left = time;
    while (left.isPositive() || clock.isHeld()) {
      Duration step = left.isPositive() && left.compareTo(STEP) < 0 ? left : STEP;
      boolean counts = !clock.isHeld();
      if (termination.await(step)) {
        throw new Done();
      }
      left = counts ? left.minus(step) : left;
    }
  }

  private void flush() {
    if (!earlier.isEmpty()) {
      listener.accept(new Happening.Remembered(from, List.copyOf(earlier)));
      earlier.clear();
    }
    if (!due.isEmpty()) {
      Instant at = due.getLast().received();
      if (clock.instant().isBefore(at)) {
        clock.set(at);
      }
      listener.accept(new Happening.Recorded(at, List.copyOf(due)));
      due.clear();
    }
  }
}
