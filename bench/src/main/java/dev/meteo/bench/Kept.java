package dev.meteo.bench;

import dev.meteo.store.StoreConnection;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import dev.meteo.store.WindowStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What Redis keeps, seen from outside. For one thread. */
final class Kept implements AutoCloseable {
  private static final String USED_MEMORY = "used_memory:";
  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final StoreConnection store;
  private final WindowStore windows;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> redis;

  private Kept(StoreConnection store, RedisClient client) {
    this.store = store;
    this.windows = new WindowStore(store);
    this.client = client;
    this.redis = client.connect();
  }

  static Kept connect(String uri) throws IOException {
    StoreConnection store = new StoreConnection(uri, "bench");
    store.open();
    return new Kept(store, RedisClient.create(uri));
  }

  /** Forgets everything that is in Redis. */
  void clear() {
    redis.sync().flushall();
  }

  /** Has Redis flush its disk after each write, or every second only. */
  void flushAlways(boolean always) {
    redis.sync().configSet("appendfsync", always ? "always" : "everysec");
  }

  /** How many readings with a timestamp from then on are counted in their panes. */
  long readingsSince(Instant begin) throws IOException {
    WindowKey all =
        new WindowKey(
            begin.truncatedTo(ChronoUnit.SECONDS),
            Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS));
    WindowState state = windows.read(List.of(all)).getFirst();
    return state.wellness().count() + state.pollution().count();
  }

  /** Bytes that Redis has allocated. */
  long memoryBytes() {
    return redis
        .sync()
        .info("memory")
        .lines()
        .filter(line -> line.startsWith(USED_MEMORY))
        .mapToLong(line -> Long.parseLong(line.substring(USED_MEMORY.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Redis does not say what memory it uses"));
  }

  @Override
  public void close() {
    store.close();
    redis.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
