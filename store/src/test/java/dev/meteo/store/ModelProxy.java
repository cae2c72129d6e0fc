package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A window proxy, a step at a time, so that anything may happen between two of its steps. Each step
 * is taken in the store and in the model, and must have the same answer. A step whose time has not
 * come does nothing.
 */
final class ModelProxy {
  private static final Duration LEASE = Duration.ofHours(1);

  private final String name;
  private final StoreConnection connection;
  private final WindowStore store;
  private final StoreModel model;
  private final Terminals terminals;
  private Lease lease;
  private Map<WindowKey, Integer> revisions = new TreeMap<>();
  private List<WindowState> states = List.of();
  private List<Pane> sealed = new ArrayList<>();
  private List<OutboxEntry> entries = List.of();
  private boolean published;
  private boolean outboxWasEmpty;

  ModelProxy(String name, StoreConnection connection, StoreModel model, Terminals terminals) {
    this.name = name;
    this.connection = connection;
    this.store = new WindowStore(connection);
    this.model = model;
    this.terminals = terminals;
    this.lease = new Lease(connection, name, LEASE);
  }

  /** What may happen to it; a process that has crashed is a new one with another token. */
  enum Step {
    ACQUIRE,
    READ_REVISIONS,
    READ_PANES,
    SEAL,
    READ_OUTBOX,
    PUBLISH,
    MARK,
    CLEAN,
    RAISE_HORIZON,
    RELEASE,
    CRASH
  }

  void take(Step step) throws StoreException {
    switch (step) {
      case ACQUIRE -> assertThat(lease.acquire()).isEqualTo(model.acquire(lease.token()));
      case READ_REVISIONS -> readRevisions();
      case READ_PANES -> states = readPanes();
      case SEAL -> seal();
      case READ_OUTBOX -> readOutbox();
      case PUBLISH -> publish();
      case MARK -> mark();
      case CLEAN -> clean();
      case RAISE_HORIZON -> raiseHorizon();
      case RELEASE -> release();
      case CRASH -> {
        forget();
        lease = new Lease(connection, name, LEASE);
      }
    }
  }

  /** Does all there is to do, undisturbed. */
  void finish() throws StoreException {
    take(Step.ACQUIRE);
    for (int round = 0; round < 3; round++) {
      take(Step.READ_REVISIONS);
      take(Step.READ_PANES);
      take(Step.SEAL);
      take(Step.READ_OUTBOX);
      take(Step.PUBLISH);
      take(Step.MARK);
      take(Step.READ_OUTBOX);
      take(Step.CLEAN);
    }
  }

  private void readRevisions() throws StoreException {
    SortedSet<WindowKey> windows = new TreeSet<>();
    for (Pane pane : store.dirtyPanes(Instant.MIN, 100)) {
      windows.add(StoreModel.windowOf(pane.second()));
    }
    revisions = new TreeMap<>();
    for (WindowState state : store.read(List.copyOf(windows))) {
      revisions.put(state.window(), state.revision());
    }
    states = List.of();
  }

  /** The revisions stay those that were read before: that is the order of the store's own read. */
  private List<WindowState> readPanes() throws StoreException {
    return store.read(List.copyOf(revisions.keySet())).stream()
        .map(now -> new WindowState(now.window(), revisions.get(now.window()), now.panes()))
        .toList();
  }

  private void seal() throws StoreException {
    List<WindowSummary> summaries = states.stream().map(ModelProxy::next).toList();
    List<SealOutcome> outcomes = store.seal(lease.token(), summaries);
    assertThat(outcomes)
        .isEqualTo(summaries.stream().map(next -> model.seal(lease.token(), next)).toList());
    if (outcomes.contains(SealOutcome.NOT_LEADER)) {
      forget();
      return;
    }
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) != SealOutcome.STALE) {
        sealed.addAll(states.get(i).panes());
      }
    }
    states = List.of();
    outboxWasEmpty = false;
  }

  /** What the window's next revision says. */
  static WindowSummary next(WindowState state) {
    return new WindowSummary(
        state.window().start(),
        state.window().end(),
        state.revision() + 1,
        state.wellness().statistics(),
        state.pollution().statistics());
  }

  private void readOutbox() throws StoreException {
    entries = store.outbox(lease.token(), 10);
    published = false;
    outboxWasEmpty = entries.isEmpty();
  }

  private void publish() {
    entries.forEach(terminals::receive);
    published = true;
  }

  private void mark() throws StoreException {
    if (!published || entries.isEmpty()) {
      return;
    }
    boolean ours = true;
    for (OutboxEntry entry : entries) {
      ours &= model.mark(lease.token(), entry.window(), entry.revision());
    }
    assertThat(store.markPublished(lease.token(), entries)).isEqualTo(ours);
    entries = List.of();
    if (!ours) {
      forget();
    }
  }

  private void clean() throws StoreException {
    if (sealed.isEmpty() || !outboxWasEmpty) {
      return;
    }
    boolean ours = model.clean(lease.token(), sealed);
    assertThat(store.clean(lease.token(), sealed)).isEqualTo(ours);
    sealed = new ArrayList<>();
    if (!ours) {
      forget();
    }
  }

  /** To the start of the second window. */
  private void raiseHorizon() throws StoreException {
    Instant to = Instant.ofEpochSecond(StoreModel.LENGTH);
    assertThat(store.raiseHorizon(lease.token(), to))
        .isEqualTo(model.raiseHorizon(lease.token(), to.getEpochSecond()));
  }

  private void release() throws StoreException {
    lease.release();
    model.release(lease.token());
    forget();
  }

  private void forget() {
    revisions = new TreeMap<>();
    states = List.of();
    sealed = new ArrayList<>();
    entries = List.of();
    published = false;
    outboxWasEmpty = false;
  }
}
