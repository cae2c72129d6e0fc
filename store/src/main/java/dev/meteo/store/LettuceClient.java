package dev.meteo.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lettuce set up for this store, with threads of its own that end with it. */
final class LettuceClient implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(LettuceClient.class);

  /** Scripts that declare flags came with it. */
  private static final int OLDEST_MAJOR_VERSION = 7;

  /** Short, so that a role that is asked to end while it connects ends in time. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** A command that takes longer has an unknown outcome, and is repeated. */
  static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

  /** Bounds memory; {@link StoreConnection#pipelined} keeps well below it. */
  private static final int MAX_COMMANDS_UNDER_WAY = 20_000;

  private static final int THREADS = 2;
  private static final long SHUTDOWN_MS = 1000;

  private final ClientResources resources;
  private final RedisClient client;

  LettuceClient(RedisURI uri) {
    resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    client = RedisClient.create(resources, uri);
    client.setOptions(options());
  }

  /** Blocks until Redis answered, or throws. */
  StatefulRedisConnection<String, String> connect() throws StoreException {
    StatefulRedisConnection<String, String> opened = client.connect();
    try {
      checkVersion(RedisInfo.parse(opened.sync().info("server")).text("redis_version", ""));
    } catch (RedisCommandExecutionException e) {
      LOGGER.debug("this user may not ask for Redis' version", e);
    } catch (RedisException | StoreException e) {
      abandon(opened);
      throw e;
    }
    return opened;
  }

  private static void checkVersion(String version) throws StoreException {
    int dot = version.indexOf('.');
    if (dot > 0 && Integer.parseInt(version.substring(0, dot)) < OLDEST_MAJOR_VERSION) {
      throw new StoreException(
          "Redis %s is too old; Meteo needs %d.0 or newer"
              .formatted(version, OLDEST_MAJOR_VERSION));
    }
  }

  /** Closes without waiting: the peer may not answer. */
  static void abandon(StatefulRedisConnection<?, ?> connection) {
    var unused = connection.closeAsync();
  }

  private static ClientOptions options() {
    KeepAliveOptions keepAlive =
        KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(5))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();
    // One connection is one process at the other end: what was written on it can be waited for.
    return ClientOptions.builder()
        .autoReconnect(false)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(MAX_COMMANDS_UNDER_WAY)
        .pingBeforeActivateConnection(true)
        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
        .socketOptions(
            SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(keepAlive).build())
        .build();
  }

  @Override
  public void close() {
    client.shutdown(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS);
    resources.shutdown(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(SHUTDOWN_MS);
  }
}
