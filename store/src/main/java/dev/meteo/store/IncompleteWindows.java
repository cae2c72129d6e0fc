package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.SkippedRecords;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Windows that are marked, because Redis lost the revision that was published of them and perhaps
 * the readings that it counts. They are not revised until all of those are known to be there again.
 * For the leader, on one thread.
 */
public final class IncompleteWindows {
  private static final int AT_ONCE = 500;

  /** In one window and coefficient; of more, fewer than these must have come besides. */
  private static final int MOST_READINGS = 200_000;

  private final StoreConnection connection;
  private final PaneReader panes;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger(IncompleteWindows.class), "the results in Redis");

  /** The connection stays the caller's. */
  public IncompleteWindows(StoreConnection connection) {
    this.connection = connection;
    this.panes = new PaneReader(connection);
  }

  /**
   * Which windows are marked.
   *
   * @param first start of the first one; meaningless when there is none
   * @param last end of the last one; meaningless when there is none
   */
  public record Marked(long count, Instant first, Instant last) {}

  /** All that are marked now. */
  public Marked marked() throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    long count = connection.await(commands.zcard(Keys.INCOMPLETE));
    Optional<WindowKey> first = end(commands, 0);
    Optional<WindowKey> last = end(commands, -1);
    return new Marked(
        count,
        first.map(WindowKey::start).orElse(Instant.EPOCH),
        last.map(WindowKey::end).orElse(Instant.EPOCH));
  }

  private Optional<WindowKey> end(RedisAsyncCommands<String, String> commands, long index)
      throws StoreException {
    return connection.await(commands.zrange(Keys.INCOMPLETE, index, index)).stream()
        .findFirst()
        .flatMap(WindowKey::parse);
  }

  /**
   * Takes the mark off those of the windows that hold all readings that were published of them,
   * whatever they hold besides.
   *
   * @return false when the lease is not ours any more
   */
  public boolean release(String token, List<WindowKey> windows) throws StoreException {
    if (windows.isEmpty()) {
      return true;
    }
    RedisAsyncCommands<String, String> commands = connection.commands();
    if (connection.await(commands.zcard(Keys.INCOMPLETE)) == 0) {
      return true;
    }
    List<@Nullable Double> scores =
        connection.pipelined(windows, window -> commands.zscore(Keys.INCOMPLETE, window.member()));
    List<WindowKey> marked = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      if (scores.get(i) != null) {
        marked.add(windows.get(i));
      }
    }
    boolean ours = true;
    for (int from = 0; ours && from < marked.size(); from += AT_ONCE) {
      ours = releaseWhole(token, marked.subList(from, Math.min(marked.size(), from + AT_ONCE)));
    }
    return ours;
  }

  private boolean releaseWhole(String token, List<WindowKey> marked) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<@Nullable String> lost =
        connection.pipelined(marked, window -> commands.hget(Keys.window(window), "lost"));
    List<List<Pane>> content = panes.of(marked);
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.INCOMPLETE));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (int i = 0; i < marked.size(); i++) {
      String mark = lost.get(i);
      if (mark != null && isWhole(new WindowState(marked.get(i), 0, content.get(i)), mark)) {
        keys.add(Keys.window(marked.get(i)));
        arguments.add(marked.get(i).member());
        arguments.add(mark);
      }
    }
    return arguments.size() == 1
        || connection.run(
                Script.WHOLE, keys.toArray(String[]::new), arguments.toArray(String[]::new))
            == 1;
  }

  private boolean isWhole(WindowState state, String mark) throws StoreException {
    PublishedFigures published = PublishedFigures.parse(mark).orElse(null);
    if (published == null || state.isDamaged()) {
      return false;
    }
    for (CoefficientKind kind : CoefficientKind.values()) {
      if (!isWhole(state, kind, published.count(kind), published.fingerprint(kind))) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole(WindowState state, CoefficientKind kind, long count, long fingerprint)
      throws StoreException {
    Aggregate now = state.of(kind);
    if (now.count() <= count || count == 0) {
      return now.count() >= count && (count == 0 || now.fingerprint() == fingerprint);
    }
    return now.count() <= MOST_READINGS
        && SubsetSum.contains(fingerprints(state, kind), count, fingerprint);
  }

  /** More may have been added since the panes were read, which does no harm. */
  private long[] fingerprints(WindowState state, CoefficientKind kind) throws StoreException {
    String letter =
        switch (kind) {
          case WELLNESS -> "a:";
          case POLLUTION -> "p:";
        };
    List<Long> all = new ArrayList<>();
    for (Pane pane : state.panes()) {
      Map<String, String> results =
          connection.await(connection.commands().hgetall(Keys.results(pane.second())));
      for (Map.Entry<String, String> result : results.entrySet()) {
        if (result.getKey().startsWith(letter)) {
          all.add(Fingerprint.of(result.getValue()));
        }
      }
    }
    if (all.size() < state.of(kind).count()) {
      skipped.skip("fewer results than the panes count", state.window().member());
    }
    return all.stream().mapToLong(Long::longValue).toArray();
  }
}
