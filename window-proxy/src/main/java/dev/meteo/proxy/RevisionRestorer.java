package dev.meteo.proxy;

import dev.meteo.cli.UserError;
import dev.meteo.store.IncompleteWindows;
import dev.meteo.store.Lease;
import dev.meteo.store.Restoration;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it, before a leader publishes anything, that Redis knows the revisions that were
 * published: it may be another Redis than the last leader's, or have lost what it acknowledged. One
 * thread uses it.
 */
final class RevisionRestorer {
  /** What is published of a window comes after its start, by clocks that may differ so much. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final StoreConnection store;
  private final WindowRules rules;
  private final InstantSource clock;
  private final ProxyReport report;

  /** The shared settings as this process last saw them. */
  private Map<Setting, String> settings = Map.of();

  RevisionRestorer(
      StoreConnection store, WindowRules rules, InstantSource clock, ProxyReport report) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
    this.report = report;
  }

  /**
   * Blocks until Redis is as it must be.
   *
   * @param lease which is ours
   * @return its token for all that the leader writes
   * @throws UserError when the settings are others now
   */
  String run(Lease lease, WindowPublisher publisher)
      throws IOException, InterruptedException, LostLeaseException {
    String token = lease.token();
    if (Restoration.isNeeded(token)) {
      restoreSettings();
      restore(new Restoration(store, token), publisher);
      token = Lease.vouched(token);
      // Another token says that Redis is another one again, which must be restored first.
      if (!lease.acquire() || !lease.token().equals(token)) {
        throw new LostLeaseException();
      }
    }
    settings = new SettingsStore(store).known();
    return token;
  }

  private void restore(Restoration restoration, WindowPublisher publisher)
      throws IOException, InterruptedException, LostLeaseException {
    long begunNanos = System.nanoTime();
    boolean wasEmpty = restoration.isEmpty();
    Optional<Instant> horizon = restoration.begin();
    LearntHistory learnt = new LearntHistory(restoration, this::now, report);
    Optional<String> place =
        publisher.readHistory(
            restoration.checkpoint(), horizon.map(at -> at.minus(MARGIN)), learnt::accept);
    learnt.flush();
    boolean isNew = wasEmpty && learnt.count() == 0;
    if (!isNew) {
      report.say("Redis is another one or was restarted: the windows' revisions are restored");
    }
    RestorationProgress progress = new RestorationProgress(report);
    check(restoration.restore(progress::restored));
    check(
        restoration.vouch(
            isNew ? Optional.empty() : Optional.of(rules.grid().floor(clock.instant()))));
    if (place.isPresent()) {
      check(restoration.setCheckpoint(place.get()));
    }
    if (!isNew) {
      tell(
          progress.windows(),
          learnt,
          place.isPresent(),
          Duration.ofNanos(System.nanoTime() - begunNanos));
    }
  }

  /** The later of two clocks: what was published must not look as if it were to come. */
  private Instant now() {
    Instant own = clock.instant();
    try {
      Instant redis = new WindowStore(store).time();
      return redis.isAfter(own) ? redis : own;
    } catch (StoreException e) {
      return own;
    }
  }

  private void tell(long windows, LearntHistory learnt, boolean known, Duration took)
      throws StoreException {
    if (known) {
      report.say(
          "%,d published windows are known again, %,d summaries of the history were read: it took %,d ms"
              .formatted(windows, learnt.count(), took.toMillis()));
      if (learnt.skipped() > 0) {
        report.say(
            "WARNING: %,d messages in the history cannot be summaries and were left out; the log has the first ones"
                .formatted(learnt.skipped()));
      }
    } else {
      report.say(
          "what was published is kept in Redis alone: if it has lost writes, a revision may come"
              + " again with other contents");
    }
    IncompleteWindows.Marked marked = new IncompleteWindows(store).marked();
    if (marked.count() > 0) {
      report.say(
          "WARNING: Redis has lost readings: %,d windows between %s and %s hold fewer or other readings than were published; their published figures stay until the same readings are given again"
              .formatted(marked.count(), marked.first(), marked.last()));
    }
  }

  private static void check(boolean stillLeader) throws LostLeaseException {
    if (!stillLeader) {
      throw new LostLeaseException();
    }
  }

  private void restoreSettings() throws StoreException {
    SettingsStore shared = new SettingsStore(store);
    try {
      var unused = shared.retention(Optional.of(rules.retention()), rules.retention());
      var unusedLength = shared.window(Optional.of(rules.grid().length()), rules.grid().length());
    } catch (SettingConflictException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
    shared.giveBack(settings);
  }
}
