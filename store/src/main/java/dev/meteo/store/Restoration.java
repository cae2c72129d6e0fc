package dev.meteo.store;

import dev.meteo.messages.WindowSummary;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Mends the revisions in a Redis that may have lost writes: one that was restarted, restored or
 * replaced by a replica, or is new. Such a one has another replication id than the one that was
 * vouched for. First it {@linkplain #learn learns} what was published, in whatever order, then each
 * window is {@linkplain #restore restored}; each may be done again from the begin. For the leader,
 * on one thread.
 */
public final class Restoration {
  /**
   * Longer than the broker lets a silent connection live: whoever is about to publish what the
   * former Redis had sealed is cut off by then.
   */
  private static final Duration SKIP_FOR = Duration.ofMinutes(2);

  /** Windows in one script, so that it does not hold Redis up. */
  private static final int PER_SCRIPT = 200;

  private static final int PER_SLICE = 2000;

  private final StoreConnection connection;
  private final String token;

  /** Empty: all are kept. */
  private Optional<Instant> horizon = Optional.empty();

  /**
   * @param token of the lease in the Redis that is to be mended
   */
  public Restoration(StoreConnection connection, String token) {
    this.connection = connection;
    this.token = token;
  }

  /**
   * Whether Redis may have lost something since it was last vouched for.
   *
   * @param token of the lease
   */
  public static boolean isNeeded(String token) {
    return token.endsWith(Lease.DOUBT);
  }

  /** Whether no window has a revision, such as in a new Redis. */
  public boolean isEmpty() throws StoreException {
    return connection.await(connection.commands().exists(Keys.WINDOWS)) == 0;
  }

  /** Reads from when on windows can be revised; what starts before is not learnt. */
  public Optional<Instant> begin() throws StoreException {
    horizon = new WindowStore(connection).horizon();
    return horizon;
  }

  /**
   * The place in the broker's history before which Redis has all that was published; empty when
   * there is none.
   */
  public Optional<String> checkpoint() throws StoreException {
    @Nullable String place = connection.await(connection.commands().get(Keys.CHECKPOINT));
    return Optional.ofNullable(place);
  }

  /**
   * Learns that these were published; of a window the highest revision counts.
   *
   * @return false when the lease is not ours any more
   */
  public boolean learn(Collection<WindowSummary> published) throws StoreException {
    List<WindowSummary> kept =
        published.stream()
            .filter(summary -> horizon.filter(summary.start()::isBefore).isEmpty())
            .toList();
    List<List<WindowSummary>> scripts = new ArrayList<>();
    for (int from = 0; from < kept.size(); from += PER_SCRIPT) {
      scripts.add(kept.subList(from, Math.min(kept.size(), from + PER_SCRIPT)));
    }
    return connection.pipelined(scripts, this::sendLearn).stream().allMatch(answer -> answer == 1);
  }

  private CompletionStage<Long> sendLearn(List<WindowSummary> summaries) throws StoreException {
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.WINDOWS));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (WindowSummary summary : summaries) {
      WindowKey window = new WindowKey(summary.start(), summary.end());
      keys.add(Keys.window(window));
      arguments.add(window.member());
      arguments.add(Long.toString(window.startSecond()));
      arguments.add(Integer.toString(summary.revision()));
      arguments.add(WindowContent.digest(summary) + " " + PublishedFigures.of(summary));
    }
    return connection.send(
        Script.LEARN, keys.toArray(String[]::new), arguments.toArray(String[]::new));
  }

  /** Is told how far a restoration has come. */
  @FunctionalInterface
  public interface Progress {
    /** So many windows of all are restored. */
    void restored(long windows, long all);
  }

  /**
   * Puts every window's revision above all that may have been published, and marks those that may
   * lack readings that were published. Goes through all windows, a slice at a time.
   *
   * @return false when the lease is not ours any more
   */
  public boolean restore(Progress progress) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    long all = connection.await(commands.zcard(Keys.WINDOWS));
    long done = 0;
    List<String> members = slice(done);
    while (!members.isEmpty()) {
      if (!restoreSlice(members)) {
        return false;
      }
      done += members.size();
      progress.restored(done, all);
      members = slice(done);
    }
    return true;
  }

  /** Nothing is added to them or removed meanwhile but by the leader, which this one is. */
  private List<String> slice(long from) throws StoreException {
    return connection.await(connection.commands().zrange(Keys.WINDOWS, from, from + PER_SLICE - 1));
  }

  private boolean restoreSlice(List<String> members) throws StoreException {
    List<WindowKey> windows =
        members.stream().flatMap(member -> WindowKey.parse(member).stream()).toList();
    List<Long> answers = connection.pipelined(windows, this::sendRestore);
    List<WindowKey> marked = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      if (answers.get(i) == 2) {
        marked.add(windows.get(i));
      }
    }
    return answers.stream().allMatch(answer -> answer > 0)
        && new IncompleteWindows(connection).release(token, marked);
  }

  private CompletionStage<Long> sendRestore(WindowKey window) throws StoreException {
    return connection.send(
        Script.RESTORE,
        new String[] {
          Keys.LEASE, Keys.window(window), Keys.OUTBOX, Keys.INCOMPLETE, Keys.PANES, Keys.DIRTY
        },
        token,
        window.member(),
        Long.toString(window.startSecond()),
        Long.toString(window.endSecond()),
        Integer.toString(WindowSummary.MOST_REVISIONS));
  }

  /**
   * Says that the revisions are complete, as long as this Redis goes on.
   *
   * @param unknownBefore windows that start before and have no revision may have had a first one
   *     all the same; empty when there cannot be any
   * @return false when the lease is not ours any more
   */
  public boolean vouch(Optional<Instant> unknownBefore) throws StoreException {
    return connection.run(
            Script.VOUCH,
            new String[] {Keys.LEASE, Keys.LINEAGE, Keys.SKIP},
            token,
            unknownBefore.map(at -> Long.toString(at.getEpochSecond())).orElse(""),
            Long.toString(SKIP_FOR.toMillis()))
        == 1;
  }

  /**
   * Remembers a place in the broker's history: all that was published before it was sealed in this
   * Redis, or restored. A Redis that is set back to an earlier time has an earlier place.
   *
   * @return false when the lease is not ours any more
   */
  public boolean setCheckpoint(String place) throws StoreException {
    return connection.run(
            Script.CHECKPOINT, new String[] {Keys.LEASE, Keys.CHECKPOINT}, token, place)
        == 1;
  }
}
