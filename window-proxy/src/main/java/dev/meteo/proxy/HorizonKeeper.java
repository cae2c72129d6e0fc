package dev.meteo.proxy;

import dev.meteo.messages.DurationText;
import dev.meteo.store.ClockStore;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Raises the horizon during a term, and removes what is below it. One thread uses it.
 *
 * <p>It stands still while nothing can be stored: in an outage of the store or the broker there is
 * no round of this, and where messages wait that no worker takes, such as because the store does
 * not answer them, none is agreed on.
 */
final class HorizonKeeper {
  private static final int PRUNE_AT_ONCE = 500;

  private final WindowStore store;
  private final ClockStore clocks;
  private final String token;
  private final WindowGrid grid;
  private final Horizon horizon;
  private final AgreedClock clock;
  private final WindowPublisher publisher;
  private final ProxyReport report;
  private boolean wasHeld;

  private HorizonKeeper(
      WindowStore store,
      String token,
      WindowGrid grid,
      Horizon horizon,
      AgreedClock clock,
      WindowPublisher publisher,
      ProxyReport report) {
    this.store = store;
    this.clocks = store.clocks();
    this.token = token;
    this.grid = grid;
    this.horizon = horizon;
    this.clock = clock;
    this.publisher = publisher;
    this.report = report;
  }

  /** Begins a term where the last leader stopped. */
  static HorizonKeeper begin(
      WindowStore store,
      String token,
      WindowRules rules,
      ClockReading now,
      WindowPublisher publisher,
      ProxyReport report)
      throws StoreException, LostLeaseException {
    Horizon horizon = new Horizon(rules.grid(), rules.retention());
    Optional<Instant> current = store.horizon();
    Instant fallback =
        current
            .flatMap(horizon::agreedAtLatest)
            .filter(now.earlier()::isAfter)
            .orElse(now.earlier());
    AgreedClock clock = new AgreedClock(store.clocks().last(), fallback);
    HorizonKeeper keeper =
        new HorizonKeeper(store, token, rules.grid(), horizon, clock, publisher, report);
    keeper.align(current);
    return keeper;
  }

  /** After a change of the window length, so that no window begins below the horizon. */
  private void align(Optional<Instant> current) throws StoreException, LostLeaseException {
    if (current.isPresent()) {
      raise(grid.ceiling(current.get()));
    }
  }

  /**
   * Does one round; blocks for a few round trips.
   *
   * @param limit the horizon stays a retention behind this
   */
  void work(ClockReading now, Instant limit) throws IOException, LostLeaseException {
    Optional<Backlog> backlog = publisher.backlog();
    boolean mustWait = clock.isHeld() || backlog.filter(Backlog::isStuck).isPresent();
    boolean mayHold = mustWait && clocks.hasRoom();
    if (backlog.filter(Backlog::isStuck).isPresent() && mayHold) {
      return;
    }
    clock.advance(now, limit, backlog, mayHold || !mustWait);
    tell();
    if (!clocks.agree(token, clock.record(now))) {
      throw new LostLeaseException();
    }
    Optional<Instant> to = horizon.at(clock.time(), oldestUnpublished());
    if (to.isPresent()) {
      raise(to.get());
      store.prune(token, PRUNE_AT_ONCE);
    }
  }

  private Optional<Instant> oldestUnpublished() throws StoreException {
    return store.dirtyPanes(Instant.MIN, 1).stream()
        .map(pane -> grid.windowOf(pane.second()).start())
        .findFirst();
  }

  private void raise(Instant to) throws StoreException, LostLeaseException {
    if (!store.raiseHorizon(token, to)) {
      throw new LostLeaseException();
    }
  }

  private void tell() {
    if (clock.outage().isPositive()) {
      report.say(
          "nothing could be stored or published for "
              + DurationText.of(Duration.ofSeconds(clock.outage().toSeconds()))
              + ": what is kept stays until what waited is stored");
    } else if (wasHeld && !clock.isHeld()) {
      report.say("what waited is stored: the horizon rises again");
    }
    wasHeld = clock.isHeld();
  }
}
