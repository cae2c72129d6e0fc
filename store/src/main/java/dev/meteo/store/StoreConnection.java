package dev.meteo.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis. It reconnects by itself; while there is none, every command fails at
 * once instead of waiting in memory. Safe for concurrent use.
 */
public final class StoreConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A command that takes longer has an unknown outcome, and is repeated. */
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

  private static final int MAX_QUEUED_COMMANDS = 20_000;

  private final RedisURI uri;
  private final Map<Script<?>, String> digests = new ConcurrentHashMap<>();
  private @Nullable RedisClient client;
  private @Nullable StatefulRedisConnection<String, String> connection;

  /**
   * Does not connect yet.
   *
   * @param uri such as {@code redis://localhost:6379}
   * @param clientName shown in Redis' list of clients
   * @throws IllegalArgumentException when the text is no Redis URI
   */
  public StoreConnection(String uri, String clientName) {
    try {
      this.uri = RedisURI.create(uri);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Redis' address must look like redis://user:password@host:6379", e);
    }
    this.uri.setClientName(clientName);
    this.uri.setTimeout(CONNECT_TIMEOUT);
  }

  /** Connects. To be called again when it failed. */
  public synchronized void open() throws StoreException {
    if (connection != null) {
      return;
    }
    RedisClient opening = client == null ? newClient() : client;
    client = opening;
    try {
      StatefulRedisConnection<String, String> opened = opening.connect();
      for (Script<?> script : Script.ALL) {
        digests.put(script, opened.sync().scriptLoad(script.text()));
      }
      connection = opened;
    } catch (RedisException e) {
      throw new StoreException("no connection to Redis at " + this + ": " + reason(e), e);
    }
  }

  /** Host and port, without user and password. */
  @Override
  public String toString() {
    return uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
    if (client != null) {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
      client = null;
    }
  }

  RedisAsyncCommands<String, String> commands() throws StoreException {
    return opened().async();
  }

  /** Sends a script without waiting; Redis is taught it again when it has forgotten it. */
  <T> CompletionStage<T> send(Script<T> script, String[] keys, String... arguments)
      throws StoreException {
    RedisAsyncCommands<String, String> commands = commands();
    RedisFuture<Object> first =
        commands.evalsha(digests.get(script), script.output(), keys, arguments);
    return first
        .exceptionallyCompose(
            failure ->
                unwrapped(failure) instanceof RedisNoScriptException
                    ? commands.eval(script.text(), script.output(), keys, arguments)
                    : CompletableFuture.failedStage(failure))
        .thenApply(script::answer);
  }

  <T> T run(Script<T> script, String[] keys, String... arguments) throws StoreException {
    return await(send(script, keys, arguments));
  }

  static <T> T await(CompletionStage<T> answer) throws StoreException {
    try {
      return answer
          .toCompletableFuture()
          .get(COMMAND_TIMEOUT.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while Redis was asked", e);
    } catch (ExecutionException e) {
      throw new StoreException("Redis failed: " + reason(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new StoreException("Redis did not answer in time", e);
    }
  }

  private synchronized StatefulRedisConnection<String, String> opened() throws StoreException {
    if (connection == null) {
      open();
    }
    return Objects.requireNonNull(connection);
  }

  private RedisClient newClient() {
    RedisClient created = RedisClient.create(uri);
    created.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_QUEUED_COMMANDS)
            .pingBeforeActivateConnection(true)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
            .build());
    return created;
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
