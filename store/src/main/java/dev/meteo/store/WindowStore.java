package dev.meteo.store;

import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the window proxy reads and writes. Everything it writes is fenced: it carries the token of
 * the lease, and changes nothing once another process holds it. Safe for concurrent use.
 */
public final class WindowStore {
  /** Few enough not to hold Redis up. */
  private static final int PANES_PER_SCRIPT = 500;

  private static final String REVISION = "revision";

  private final StoreConnection connection;
  private final PaneReader panes;
  private final Pruning pruning;
  private final Outbox outbox;
  private final IncompleteWindows incomplete;

  /** The connection stays the caller's. */
  public WindowStore(StoreConnection connection) {
    this.connection = connection;
    this.panes = new PaneReader(connection);
    this.pruning = new Pruning(connection);
    this.outbox = new Outbox(connection);
    this.incomplete = new IncompleteWindows(connection);
  }

  /** The time that the horizon goes by. */
  public ClockStore clocks() {
    return new ClockStore(connection);
  }

  /** Redis' own clock. */
  public Instant time() throws StoreException {
    List<String> time = connection.await(connection.commands().time());
    return Instant.ofEpochSecond(Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1000);
  }

  /**
   * The first dirty panes in order of time, as they are now: those that changed since they were
   * last {@link #clean cleaned}.
   *
   * @param from the earliest second to look at
   */
  public List<Pane> dirtyPanes(Instant from, int limit) throws StoreException {
    return panes.dirty(from, limit);
  }

  /**
   * The last dirty panes in order of time, the latest first.
   *
   * @param before seconds from here on are not looked at
   */
  public List<Pane> latestDirtyPanes(Instant before, int limit) throws StoreException {
    return panes.latestDirty(before, limit);
  }

  /**
   * Windows with their last revisions and their panes, in the order given. A few round trips,
   * however many windows.
   */
  public List<WindowState> read(List<WindowKey> windows) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    // Before the panes: what is added in between then gives another revision.
    Instant skip = instant(Keys.SKIP).orElse(Instant.MIN);
    List<@Nullable String> revisions =
        connection.pipelined(windows, window -> commands.hget(Keys.window(window), REVISION));
    List<List<Pane>> panesOfWindows = panes.of(windows);
    List<WindowState> states = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      String revision = revisions.get(i);
      states.add(
          new WindowState(
              windows.get(i),
              (int)
                  StoredNumber.parse(
                      revision, first(windows.get(i), skip), WindowSummary.MOST_REVISIONS - 1),
              panesOfWindows.get(i)));
    }
    return states;
  }

  /** What is taken for the last revision of a window that has none. */
  private static int first(WindowKey window, Instant skip) {
    return window.start().isBefore(skip) ? 1 : 0;
  }

  /**
   * Takes the mark off those of the windows that are not revised and now hold all readings that
   * were published of them; to be called before they are read.
   *
   * @return false when the lease is not ours any more
   */
  public boolean releaseWhole(String token, List<WindowKey> windows) throws StoreException {
    return incomplete.release(token, windows);
  }

  /**
   * Writes each summary as its window's next, immutable revision into the outbox, unless the last
   * one says the same.
   *
   * @param summaries each with the revision that follows the one read; for one window only once
   * @return what became of each, in the order given
   */
  public List<SealOutcome> seal(String token, List<WindowSummary> summaries) throws StoreException {
    return connection.pipelined(summaries, summary -> sendSeal(token, summary)).stream()
        .map(WindowStore::outcome)
        .toList();
  }

  private CompletionStage<Long> sendSeal(String token, WindowSummary summary)
      throws StoreException {
    WindowKey window = new WindowKey(summary.start(), summary.end());
    return connection.send(
        Script.SEAL,
        new String[] {
          Keys.LEASE, Keys.window(window), Keys.OUTBOX, Keys.WINDOWS, Keys.HORIZON, Keys.SKIP
        },
        token,
        Integer.toString(summary.revision() - 1),
        WindowContent.digest(summary),
        new String(WindowSummaryCodec.encode(summary), StandardCharsets.UTF_8),
        window.member(),
        Long.toString(window.startSecond()),
        Long.toString(WindowContent.wellness(summary)),
        Long.toString(WindowContent.pollution(summary)));
  }

  /**
   * The first sealed revisions in order of time that are not known to be published. The replicas
   * that are required have them. What is there and cannot be published leaves the outbox.
   *
   * @param token of the lease; without it nothing leaves
   */
  public List<OutboxEntry> outbox(String token, int limit) throws StoreException {
    return outbox.first(limit, token);
  }

  /**
   * Takes published revisions out of the outbox.
   *
   * @return false when the lease is not ours any more
   */
  public boolean markPublished(String token, List<OutboxEntry> published) throws StoreException {
    return connection.pipelined(published, entry -> sendMark(token, entry)).stream()
        .allMatch(answer -> answer == 1);
  }

  private CompletionStage<Long> sendMark(String token, OutboxEntry entry) throws StoreException {
    return connection.send(
        Script.MARK,
        new String[] {Keys.LEASE, Keys.OUTBOX, Keys.window(entry.window())},
        token,
        entry.window().member(),
        Integer.toString(entry.revision()));
  }

  /**
   * Takes panes out of the dirty set, but for those that changed since they were read.
   *
   * @return false when the lease is not ours any more
   */
  public boolean clean(String token, List<Pane> read) throws StoreException {
    boolean ours = true;
    for (int from = 0; ours && from < read.size(); from += PANES_PER_SCRIPT) {
      int to = Math.min(read.size(), from + PANES_PER_SCRIPT);
      ours = cleanSome(token, read.subList(from, to));
    }
    return ours;
  }

  private boolean cleanSome(String token, List<Pane> read) throws StoreException {
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.DIRTY));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (Pane pane : read) {
      keys.add(Keys.pane(pane.second()));
      arguments.add(Long.toString(pane.second()));
      arguments.add(Long.toString(pane.version()));
    }
    return isOne(Script.CLEAN, keys, arguments);
  }

  /** The end of the last live window that was closed, by whichever proxy. */
  public Optional<Instant> closedUntil() throws StoreException {
    return instant(Keys.CLOSED);
  }

  /**
   * Remembers the end of the last live window that was closed.
   *
   * @return false when the lease is not ours any more
   */
  public boolean closeUntil(String token, Instant end) throws StoreException {
    return isOne(
        Script.CLOSE,
        List.of(Keys.LEASE, Keys.CLOSED),
        List.of(token, Long.toString(end.getEpochSecond())));
  }

  /** Below it nothing is added any more; empty when everything is kept. */
  public Optional<Instant> horizon() throws StoreException {
    return instant(Keys.HORIZON);
  }

  /**
   * Raises the horizon; it never sinks, and stays where it is while a dirty pane lies below the new
   * one: what was accepted is published before it is forgotten.
   *
   * @return false when the lease is not ours any more
   */
  public boolean raiseHorizon(String token, Instant horizon) throws StoreException {
    return isOne(
        Script.HORIZON,
        List.of(Keys.LEASE, Keys.HORIZON, Keys.DIRTY),
        List.of(token, Long.toString(horizon.getEpochSecond())));
  }

  /**
   * Removes the oldest panes and windows below the horizon.
   *
   * @param limit of each at the most
   * @return how many were removed; 0 when there are none or the lease is not ours
   */
  public int prune(String token, int limit) throws StoreException {
    Optional<Instant> horizon = horizon();
    return horizon.isEmpty() ? 0 : pruning.below(horizon.get(), token, limit);
  }

  private static SealOutcome outcome(long answer) {
    return switch (Math.toIntExact(answer)) {
      case 0 -> SealOutcome.SEALED;
      case 1 -> SealOutcome.UNCHANGED;
      case 2 -> SealOutcome.STALE;
      case 3 -> SealOutcome.NOT_LEADER;
      case 4 -> SealOutcome.INCOMPLETE;
      default -> throw new IllegalStateException("the seal script answered " + answer);
    };
  }

  private boolean isOne(Script<Long> script, List<String> keys, List<String> arguments)
      throws StoreException {
    Long answer =
        connection.run(script, keys.toArray(String[]::new), arguments.toArray(String[]::new));
    return answer == 1;
  }

  private Optional<Instant> instant(String key) throws StoreException {
    @Nullable String second = connection.await(connection.commands().get(key));
    if (second != null && !StoredNumber.isSecond(second)) {
      throw new StoreException(key + " is no second in Redis at " + connection);
    }
    return Optional.ofNullable(second).map(Long::parseLong).map(Instant::ofEpochSecond);
  }
}
