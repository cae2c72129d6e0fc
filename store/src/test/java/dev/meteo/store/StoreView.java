package dev.meteo.store;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Redis holds, in the words of {@link StoreModel#view()}. */
final class StoreView {
  private final StoreConnection connection;

  StoreView(StoreConnection connection) {
    this.connection = connection;
  }

  Map<String, Object> view() throws StoreException {
    RedisAsyncCommands<String, String> redis = connection.commands();
    SortedMap<Long, Long> versions = new TreeMap<>();
    for (String second : connection.await(redis.zrange(Keys.PANES, 0, -1))) {
      long number = Long.parseLong(second);
      versions.put(
          number, Long.valueOf(connection.await(redis.hget(Keys.pane(number), Pane.VERSION))));
    }
    SortedMap<WindowKey, Integer> revisions = new TreeMap<>();
    for (String member : connection.await(redis.zrange(Keys.WINDOWS, 0, -1))) {
      WindowKey window = WindowKey.parse(member).orElseThrow();
      revisions.put(
          window, Integer.valueOf(connection.await(redis.hget(Keys.window(window), "revision"))));
    }
    List<Long> dirty =
        connection.await(redis.zrange(Keys.DIRTY, 0, -1)).stream().map(Long::valueOf).toList();
    List<WindowKey> outbox =
        connection.await(redis.zrange(Keys.OUTBOX, 0, -1)).stream()
            .map(member -> WindowKey.parse(member).orElseThrow())
            .toList();
    @Nullable String horizon = connection.await(redis.get(Keys.HORIZON));
    return Map.of(
        "versions", versions,
        "dirty", dirty,
        "revisions", revisions,
        "outbox", outbox,
        "lease", String.valueOf(connection.await(redis.get(Keys.LEASE))),
        "horizon", horizon == null ? Long.MIN_VALUE : Long.parseLong(horizon));
  }
}
