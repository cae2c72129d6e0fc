package dev.meteo.chaos.scene;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is kept in Redis, asked in Redis' own words. One thread uses it. */
public final class Kept implements AutoCloseable {
  private static final String PREFIX = "{meteo:0}:";
  private static final String VERSION = "redis_version:";
  private static final Duration PATIENCE = Duration.ofMillis(800);

  /** Readings that are counted in the newest seconds. */
  private static final String STORED =
      """
      #!lua flags=no-writes,allow-stale
      local sum = 0
      for _, second in ipairs(redis.call('ZRANGE', KEYS[1], -900, -1)) do
        for _, n in ipairs(redis.call('HMGET', ARGV[1] .. second, 'wellness:count', 'pollution:count')) do
          sum = sum + (n or 0)
        end
      end
      return sum
      """;

  private final RedisClient client;
  private @Nullable StatefulRedisConnection<String, String> connection;

  /** What to ask. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks it. */
    T of(RedisCommands<String, String> commands);
  }

  Kept(String redis) {
    RedisURI uri = RedisURI.create(redis);
    uri.setTimeout(PATIENCE);
    client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
            .build());
  }

  /** How many readings are counted in the newest quarter of an hour; empty when Redis is away. */
  public OptionalLong stored() {
    try {
      Long stored =
          ask(
              commands ->
                  commands.eval(
                      STORED,
                      ScriptOutputType.INTEGER,
                      new String[] {PREFIX + "panes"},
                      PREFIX + "pane:"));
      return OptionalLong.of(stored);
    } catch (RedisException e) {
      return OptionalLong.empty();
    }
  }

  /** How many seconds wait to be published, and revisions that are sealed and not published. */
  public long unpublished() {
    return ask(c -> c.zcard(PREFIX + "dirty") + c.zcard(PREFIX + "outbox"));
  }

  /** Who holds the lease: the beginning of the process' name; empty when nobody does. */
  public String leader() {
    String token = ask(commands -> commands.get(PREFIX + "lease"));
    return token == null ? "" : token;
  }

  /** What Redis says that its version is. */
  public String version() {
    return ask(commands -> commands.info("server"))
        .lines()
        .filter(line -> line.startsWith(VERSION))
        .map(line -> line.substring(VERSION.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The summaries of the direct variant's history. */
  public List<String> history() {
    return ask(commands -> commands.xrange(PREFIX + "history", Range.unbounded())).stream()
        .map(message -> message.getBody().getOrDefault("summary", ""))
        .toList();
  }

  /**
   * Asks Redis something, on a new connection when the last one failed.
   *
   * @throws RedisException when it does not answer in time
   */
  public <T extends @Nullable Object> T ask(Question<T> question) {
    try {
      StatefulRedisConnection<String, String> opened = connection;
      if (opened == null || !opened.isOpen()) {
        disconnect();
        opened = client.connect();
        connection = opened;
      }
      return question.of(opened.sync());
    } catch (RedisException e) {
      disconnect();
      throw e;
    }
  }

  private void disconnect() {
    StatefulRedisConnection<String, String> opened = connection;
    connection = null;
    if (opened != null) {
      var unused = opened.closeAsync();
    }
  }

  @Override
  public void close() {
    disconnect();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
