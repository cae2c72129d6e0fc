package dev.meteo.store;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads panes by their seconds. */
final class PaneReader {
  private final StoreConnection connection;

  PaneReader(StoreConnection connection) {
    this.connection = connection;
  }

  List<Pane> dirty(Instant from, int limit) throws StoreException {
    Range<Long> range =
        Range.from(
            Range.Boundary.including(from.getEpochSecond()), Range.Boundary.<Long>unbounded());
    return read(
        connection.await(
            connection.commands().zrangebyscore(Keys.DIRTY, range, Limit.create(0, limit))));
  }

  List<Pane> latestDirty(Instant before, int limit) throws StoreException {
    return read(
        connection.await(
            connection
                .commands()
                .zrevrangebyscore(Keys.DIRTY, below(before), Limit.create(0, limit))));
  }

  /** The panes of each window, in order of time. */
  List<List<Pane>> of(List<WindowKey> windows) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<List<String>> seconds =
        connection
            .pipelined(windows, window -> commands.zrangebyscore(Keys.PANES, secondsOf(window)))
            .stream()
            .map(members -> members.stream().filter(StoredNumber::isSecond).toList())
            .toList();
    List<Pane> all = read(seconds.stream().flatMap(List::stream).toList());
    List<List<Pane>> byWindow = new ArrayList<>();
    int from = 0;
    for (List<String> ofWindow : seconds) {
      byWindow.add(List.copyOf(all.subList(from, from + ofWindow.size())));
      from += ofWindow.size();
    }
    return byWindow;
  }

  static Range<Long> below(Instant end) {
    return Range.from(
        Range.Boundary.<Long>unbounded(), Range.Boundary.excluding(end.getEpochSecond()));
  }

  private List<Pane> read(List<String> seconds) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    return connection.pipelined(
        seconds.stream().filter(StoredNumber::isSecond).toList(),
        text -> {
          long second = Long.parseLong(text);
          return commands
              .hgetall(Keys.pane(second))
              .thenApply(fields -> Pane.ofFields(second, fields));
        });
  }

  private static Range<Long> secondsOf(WindowKey window) {
    return Range.from(
        Range.Boundary.including(window.startSecond()),
        Range.Boundary.excluding(window.endSecond()));
  }
}
