package dev.meteo.proxy;

import dev.meteo.messages.SkippedRecords;
import dev.meteo.messages.WindowSummary;
import dev.meteo.store.OutboxEntry;
import dev.meteo.store.Pane;
import dev.meteo.store.SealOutcome;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/**
 * What one proxy does from the moment it leads until it does not any more. A crash at any point
 * leaves what the next leader completes: sealed revisions wait in the outbox, and panes stay dirty
 * until the revision that holds them is published. One thread uses it.
 */
final class LeaderTerm {
  /** Windows in one round: enough to be fast, few enough to notice soon that another leads. */
  private static final int WINDOWS_PER_ROUND = 200;

  private static final int FIRST_PANES = 64;
  private static final int MAX_PANES = 4096;
  private static final int LATEST_PANES = 16;
  private static final int PRUNE_AT_ONCE = 500;
  private static final Duration HOUSEKEEPING_EVERY = Duration.ofSeconds(1);

  private final WindowStore store;
  private final RollCall rollCall;
  private final String token;
  private final WindowPublisher publisher;
  private final LiveWindows live;
  private final PastWindows past;
  private final HorizonKeeper horizon;
  private final ProxyCounters counters;
  private final InstantSource clock;
  private final BooleanSupplier ended;
  private final ClockWatch clockWatch;
  private ClockReading now;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger(LeaderTerm.class), "the windows in Redis");
  private long housekeptNanos;

  private LeaderTerm(
      WindowStore store,
      RollCall rollCall,
      String token,
      WindowPublisher publisher,
      ProxyReport report,
      LiveWindows live,
      PastWindows past,
      HorizonKeeper horizon,
      InstantSource clock,
      ClockReading now,
      BooleanSupplier ended) {
    this.store = store;
    this.rollCall = rollCall;
    this.token = token;
    this.publisher = publisher;
    this.counters = report.counters();
    this.clock = clock;
    this.ended = ended;
    this.live = live;
    this.past = past;
    this.horizon = horizon;
    this.clockWatch = new ClockWatch(report);
    this.now = now;
    this.housekeptNanos = System.nanoTime() - HOUSEKEEPING_EVERY.toNanos();
  }

  /** Begins a term: takes up where the last leader stopped, its outbox first. */
  static LeaderTerm begin(
      WindowStore store,
      RollCall rollCall,
      String token,
      WindowPublisher publisher,
      ProxyReport report,
      WindowRules rules,
      InstantSource clock,
      BooleanSupplier ended)
      throws IOException, InterruptedException, LostLeaseException {
    WindowGrid grid = rules.grid();
    ClockReading now = read(store, clock);
    LeaderTerm term =
        new LeaderTerm(
            store,
            rollCall,
            token,
            publisher,
            report,
            new LiveWindows(grid, rules.grace(), store.closedUntil(), now.closing()),
            new PastWindows(grid, rules.grace()),
            HorizonKeeper.begin(store, token, rules, now, publisher, report),
            clock,
            now,
            ended);
    term.emptyOutbox();
    return term;
  }

  private static ClockReading read(WindowStore store, InstantSource clock) throws StoreException {
    Instant time = store.time();
    return new ClockReading(time, clock.instant(), System.nanoTime());
  }

  /**
   * For how long {@link #work} need not be called, for a live window to close in time; negative
   * when one is due. By the clocks as they were when they were last read.
   */
  Duration untilDue() {
    Instant closing = now.closing().plusNanos(System.nanoTime() - now.nanos());
    return Duration.between(closing, live.nextDue());
  }

  /** Does what is due now, live windows first; the rest of what is old may be left for later. */
  void work() throws IOException, InterruptedException, LostLeaseException {
    now = read(store, clock);
    clockWatch.look(now);
    if (live.follow(now.closing())) {
      clockWatch.tellStep(live.next());
    }
    closeLiveWindows();
    publishPastWindows();
    if (isHousekeepingDue()) {
      horizon.work(now, live.nextDue());
      housekeptNanos = System.nanoTime();
    }
    rollCall.tellIfDue(System.nanoTime());
  }

  private void closeLiveWindows() throws IOException, InterruptedException, LostLeaseException {
    List<WindowKey> due = live.due(now.closing(), WINDOWS_PER_ROUND);
    while (!due.isEmpty() && !ended.getAsBoolean()) {
      if (!publish(due, state -> true)) {
        return;
      }
      Instant end = due.getLast().end();
      check(store.closeUntil(token, end));
      live.closed(end);
      now = read(store, clock);
      due = live.due(now.closing(), WINDOWS_PER_ROUND);
    }
  }

  private void publishPastWindows() throws IOException, InterruptedException, LostLeaseException {
    List<Pane> latest = store.latestDirtyPanes(live.next(), LATEST_PANES);
    if (latest.isEmpty()) {
      return;
    }
    Instant time = store.time();
    Duration quiet = past.requiredQuiet(latest, time);
    Instant from = Instant.MIN;
    int limit = FIRST_PANES;
    while (!ended.getAsBoolean() && untilDue().isPositive() && !isHousekeepingDue()) {
      List<Pane> dirty = store.dirtyPanes(from, limit).stream().filter(this::isPast).toList();
      List<WindowKey> ready = past.ready(dirty, quiet, time);
      if (ready.isEmpty()) {
        return;
      }
      if (ready.size() > WINDOWS_PER_ROUND) {
        ready = ready.subList(0, WINDOWS_PER_ROUND);
      }
      if (!publish(ready, state -> past.isReady(state, quiet, time))) {
        return;
      }
      from = ready.getLast().end();
      limit = Math.min(limit * 4, MAX_PANES);
    }
  }

  private boolean isHousekeepingDue() {
    return System.nanoTime() - housekeptNanos >= HOUSEKEEPING_EVERY.toNanos();
  }

  private boolean isPast(Pane pane) {
    return Instant.ofEpochSecond(pane.second()).isBefore(live.next());
  }

  /**
   * Brings windows up to date: reads, seals what changed, publishes, and only then takes the panes
   * out of the dirty set.
   *
   * @param ready judges a window by all of its panes; the first that is not ends the round
   * @return false when not all of them are up to date
   */
  private boolean publish(List<WindowKey> windows, Predicate<WindowState> ready)
      throws IOException, InterruptedException, LostLeaseException {
    check(store.releaseWhole(token, windows));
    List<WindowState> read = store.read(windows).stream().takeWhile(ready).toList();
    List<WindowState> states = read.stream().filter(state -> !state.isDamaged()).toList();
    List<WindowSummary> summaries = states.stream().map(Summaries::next).toList();
    List<SealOutcome> outcomes = store.seal(token, summaries);
    emptyOutbox();
    List<Pane> published = new ArrayList<>();
    for (WindowState damaged : read.stream().filter(WindowState::isDamaged).toList()) {
      skipped.skip("its figures cannot be", damaged.toString());
      published.addAll(damaged.panes());
      past.published(damaged.window());
    }
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case SEALED, UNCHANGED, INCOMPLETE -> {
          published.addAll(states.get(i).panes());
          past.published(states.get(i).window());
        }
        case NOT_LEADER -> throw new LostLeaseException();
        case STALE -> {
          // Its panes stay dirty: it is read again in the next round.
        }
      }
    }
    clean(published);
    return read.size() == windows.size() && !outcomes.contains(SealOutcome.STALE);
  }

  private void clean(List<Pane> panes) throws StoreException, LostLeaseException {
    for (int from = 0; from < panes.size(); from += PRUNE_AT_ONCE) {
      int to = Math.min(panes.size(), from + PRUNE_AT_ONCE);
      check(store.clean(token, panes.subList(from, to)));
    }
  }

  private void emptyOutbox() throws IOException, InterruptedException, LostLeaseException {
    List<OutboxEntry> entries = store.outbox(token, WINDOWS_PER_ROUND);
    while (!entries.isEmpty()) {
      check(publisher.publish(token, entries));
      counters.published(entries);
      check(store.markPublished(token, entries));
      entries = store.outbox(token, WINDOWS_PER_ROUND);
    }
  }

  private static void check(boolean stillLeader) throws LostLeaseException {
    if (!stillLeader) {
      throw new LostLeaseException();
    }
  }
}
