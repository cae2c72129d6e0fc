package dev.meteo.proxy;

import dev.meteo.cli.Termination;
import dev.meteo.store.Lease;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Stands by until it holds the lease, then leads until it does not. The lease is taken only while
 * there is something to publish with, so that a proxy that is cut off makes room.
 */
public final class Leadership {
  /** How often changed panes are looked for. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final StoreConnection store;
  private final String name;
  private final WindowRules rules;
  private final InstantSource clock;
  private final ProxyReport report;
  private final Termination termination;
  private final RevisionRestorer restorer;
  private final RulesWatch rulesWatch;

  Leadership(
      StoreConnection store,
      String name,
      WindowRules rules,
      InstantSource clock,
      ProxyReport report,
      Termination termination) {
    this.store = store;
    this.name = name;
    this.rules = rules;
    this.clock = clock;
    this.report = report;
    this.termination = termination;
    this.rulesWatch = new RulesWatch(new SettingsStore(store), rules);
    this.restorer = new RevisionRestorer(store, rules, clock, report);
  }

  /**
   * Blocks until the role is asked to end.
   *
   * @throws IOException when the publisher failed
   */
  public void run(WindowPublisher publisher) throws IOException, InterruptedException {
    Lease lease = new Lease(store, name, LeaseKeeper.LEASE_LENGTH);
    try (LeaseKeeper keeper = new LeaseKeeper(lease)) {
      keeper.start();
      while (!termination.isRequested()) {
        if (keeper.isHeld()) {
          lead(keeper, lease, publisher);
        } else {
          publisher.check();
          if (!keeper.awaitChange(LeaseKeeper.RENEW_EVERY)) {
            report.notLeading(keeper.failure());
          }
        }
      }
    }
  }

  private void lead(LeaseKeeper keeper, Lease lease, WindowPublisher publisher)
      throws IOException, InterruptedException {
    try {
      rulesWatch.check();
      String token = restorer.run(lease, publisher);
      LeaderTerm term = begin(token, publisher);
      publisher.leads(true);
      report.leading();
      Checkpoints checkpoints = new Checkpoints(store, publisher, System.nanoTime());
      while (keeper.isHeld() && isSame(token, lease) && !termination.isRequested()) {
        term.work();
        checkpoints.setIfDue(token, System.nanoTime());
        report.worked();
        rulesWatch.checkIfDue(System.nanoTime());
        termination.await(pause(term.untilDue()));
      }
    } catch (LostLeaseException e) {
      keeper.lost();
    } catch (StoreException e) {
      report.storeFailed(e);
      keeper.lost();
      termination.await(LONGEST_PAUSE);
    } finally {
      publisher.leads(false);
    }
  }

  /** A Redis that is another one than when the term began needs another term. */
  private static boolean isSame(String token, Lease lease) {
    return token.equals(lease.token());
  }

  private LeaderTerm begin(String token, WindowPublisher publisher)
      throws IOException, InterruptedException, LostLeaseException {
    return LeaderTerm.begin(
        new WindowStore(store),
        new RollCall(new SignStore(store), rules.grid().length(), publisher),
        token,
        publisher,
        report,
        rules,
        clock,
        termination::isRequested);
  }

  private static Duration pause(Duration untilDue) {
    if (untilDue.isNegative()) {
      return Duration.ZERO;
    }
    return untilDue.compareTo(LONGEST_PAUSE) < 0 ? untilDue.plusMillis(1) : LONGEST_PAUSE;
  }
}
