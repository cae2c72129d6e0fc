package dev.meteo.proxy;

import dev.meteo.cli.UserError;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.store.Lease;
import dev.meteo.store.Restoration;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it, before a leader publishes anything, that Redis knows the revisions that were
 * published: it may be another Redis than the last leader's, or have lost what it acknowledged. One
 * thread uses it.
 */
final class RevisionRestorer {
  private static final Logger LOGGER = LoggerFactory.getLogger(RevisionRestorer.class);

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
      if (!lease.acquire()) {
        throw new LostLeaseException();
      }
    }
    settings = new SettingsStore(store).known();
    return lease.token();
  }

  private void restore(Restoration restoration, WindowPublisher publisher)
      throws IOException, InterruptedException, LostLeaseException {
    boolean wasEmpty = restoration.isEmpty();
    Map<WindowKey, WindowSummary> published = new HashMap<>();
    boolean known = publisher.readHistory(body -> remember(published, body));
    boolean isNew = wasEmpty && published.isEmpty();
    if (!isNew) {
      report.say("Redis is another one or was restarted: the windows' revisions are restored");
    }
    boolean ours =
        restoration.restore(published)
            && restoration.vouch(
                isNew ? Optional.empty() : Optional.of(rules.grid().floor(clock.instant())));
    if (!ours) {
      throw new LostLeaseException();
    }
    if (!isNew) {
      tell(published, restoration.incomplete(published), known);
    }
  }

  private void tell(
      Map<WindowKey, WindowSummary> published, List<WindowKey> incomplete, boolean known) {
    if (!known) {
      report.say(
          "what was published is kept in Redis alone: if it has lost writes, a revision may come"
              + " again with other contents");
      return;
    }
    report.say("%,d published windows are known again".formatted(published.size()));
    if (!incomplete.isEmpty()) {
      report.say(
          "WARNING: Redis has lost readings: %,d windows between %s and %s hold fewer than were published; their published figures stay"
              .formatted(
                  incomplete.size(),
                  incomplete.stream().min(WindowKey::compareTo).orElseThrow().start(),
                  incomplete.stream().max(WindowKey::compareTo).orElseThrow().end()));
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

  private static void remember(Map<WindowKey, WindowSummary> published, byte[] body) {
    try {
      WindowSummary summary = WindowSummaryCodec.decode(body);
      published.merge(
          new WindowKey(summary.start(), summary.end()),
          summary,
          (one, other) -> one.revision() >= other.revision() ? one : other);
    } catch (IOException e) {
      LOGGER.warn("a message in the history is no summary: {}", e.getMessage());
    }
  }
}
