package dev.meteo.compare.run;

import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.StoreInspection;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import dev.meteo.store.WindowStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/** Looks into Redis from outside. For one thread. */
final class StoreView implements AutoCloseable {
  private static final long AHEAD_SECONDS = 3;

  private final StoreConnection store;
  private final WindowStore windows;

  private StoreView(StoreConnection store) {
    this.store = store;
    this.windows = new WindowStore(store);
  }

  static StoreView connect(String uri) throws StoreException {
    StoreConnection store = new StoreConnection(uri, "compare");
    store.open();
    return new StoreView(store);
  }

  /** Forgets everything that is in Redis. */
  static void clear(String uri) {
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> redis = client.connect()) {
      redis.sync().flushall();
    } finally {
      client.shutdown();
    }
  }

  /** Whether the window proxy of this process leads. */
  boolean isLedBy(long pid) {
    try {
      return new StoreInspection(store)
          .status()
          .leader()
          .filter(holder -> holder.name().endsWith(":" + pid))
          .isPresent();
    } catch (StoreException e) {
      return false;
    }
  }

  /** How many readings since then are stored; empty while Redis does not answer. */
  OptionalLong stored(Instant since) {
    WindowKey all =
        new WindowKey(
            since.truncatedTo(ChronoUnit.SECONDS),
            Instant.now().plusSeconds(AHEAD_SECONDS).truncatedTo(ChronoUnit.SECONDS));
    try {
      WindowState state = windows.read(List.of(all)).getFirst();
      return OptionalLong.of(state.wellness().count() + state.pollution().count());
    } catch (StoreException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
