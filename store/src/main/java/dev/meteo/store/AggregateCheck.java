package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Recomputes the panes' aggregates from the kept results, which are the truth, and reports where
 * they differ. Reads everything that is kept, pane by pane, while others may write. Safe for
 * concurrent use.
 */
public final class AggregateCheck {
  private static final int PANES_AT_ONCE = 100;
  private static final int MAX_DIFFERENCES = 100;

  /**
   * A pane whose aggregate is not what its results give.
   *
   * @param stored what Redis holds as the aggregate
   * @param recomputed what the results give
   */
  public record Difference(
      Instant second, CoefficientKind kind, Aggregate stored, Aggregate recomputed) {}

  /**
   * What the check found.
   *
   * @param results how many results the panes hold
   * @param differences the first hundred, in order of time; none when all is well
   */
  public record Report(long panes, long results, List<Difference> differences) {}

  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public AggregateCheck(StoreConnection connection) {
    this.connection = connection;
  }

  /** Checks every pane. */
  public Report run() throws StoreException {
    List<Difference> differences = new ArrayList<>();
    long panes = 0;
    long results = 0;
    List<String> seconds = seconds(Range.unbounded());
    while (!seconds.isEmpty()) {
      for (String text : seconds) {
        if (!StoredNumber.isSecond(text)) {
          continue;
        }
        PaneContent content = read(Long.parseLong(text));
        content.addDifferences(differences);
        results += content.results().size();
      }
      panes += seconds.size();
      long last = Long.parseLong(seconds.getLast());
      seconds = seconds(Range.from(Range.Boundary.excluding(last), Range.Boundary.unbounded()));
    }
    int shown = Math.min(MAX_DIFFERENCES, differences.size());
    return new Report(panes, results, List.copyOf(differences.subList(0, shown)));
  }

  private List<String> seconds(Range<Long> range) throws StoreException {
    return connection.await(
        connection.commands().zrangebyscore(Keys.PANES, range, Limit.create(0, PANES_AT_ONCE)));
  }

  /** Reads again as long as the pane changes meanwhile: then the two would not belong together. */
  private PaneContent read(long second) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    while (true) {
      var before = commands.hget(Keys.pane(second), Pane.VERSION);
      var results = commands.hgetall(Keys.results(second));
      var after = commands.hgetall(Keys.pane(second));
      String version = connection.await(before);
      Map<String, String> kept = connection.await(results);
      Map<String, String> pane = connection.await(after);
      if (Objects.equals(version, pane.get(Pane.VERSION))) {
        return new PaneContent(Pane.ofFields(second, pane), kept);
      }
    }
  }
}
