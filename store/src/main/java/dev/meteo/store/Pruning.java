package dev.meteo.store;

import io.lettuce.core.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Removes what is below the horizon. */
final class Pruning {
  private final StoreConnection connection;

  Pruning(StoreConnection connection) {
    this.connection = connection;
  }

  /** Removes the oldest panes and windows, so many of each at the most; says how many. */
  int below(Instant horizon, String token, int limit) throws StoreException {
    return panes(horizon, token, limit) + windows(horizon, token, limit);
  }

  private int panes(Instant horizon, String token, int limit) throws StoreException {
    List<String> seconds =
        membersBelow(Keys.PANES, horizon, limit).stream().filter(StoredNumber::isSecond).toList();
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.HORIZON, Keys.PANES, Keys.DIRTY));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (String second : seconds) {
      keys.add(Keys.pane(Long.parseLong(second)));
      keys.add(Keys.results(Long.parseLong(second)));
      arguments.add(second);
    }
    return seconds.isEmpty() ? 0 : removed(Script.PRUNE_PANES, keys, arguments);
  }

  private int windows(Instant horizon, String token, int limit) throws StoreException {
    List<String> members = membersBelow(Keys.WINDOWS, horizon, limit);
    List<String> keys =
        new ArrayList<>(
            List.of(Keys.LEASE, Keys.HORIZON, Keys.WINDOWS, Keys.OUTBOX, Keys.INCOMPLETE));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (String member : members) {
      keys.add(Keys.window(member));
      arguments.add(member);
      // What is no window is below every horizon.
      long start = WindowKey.parse(member).map(WindowKey::startSecond).orElse(Long.MIN_VALUE);
      arguments.add(Long.toString(start));
    }
    return members.isEmpty() ? 0 : removed(Script.PRUNE_WINDOWS, keys, arguments);
  }

  private List<String> membersBelow(String key, Instant horizon, int limit) throws StoreException {
    return connection.await(
        connection
            .commands()
            .zrangebyscore(key, PaneReader.below(horizon), Limit.create(0, limit)));
  }

  private int removed(Script<Long> script, List<String> keys, List<String> arguments)
      throws StoreException {
    Long removed =
        connection.run(script, keys.toArray(String[]::new), arguments.toArray(String[]::new));
    return Math.max(0, removed.intValue());
  }
}
