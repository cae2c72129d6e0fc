package dev.meteo.store;

import dev.meteo.messages.FailureText;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis. When it is lost, the next command connects again, by way of the
 * sentinels where there are some; while that fails, so does every command, instead of waiting in
 * memory. A command that Redis leaves unanswered fails after a few seconds, and the connection is
 * replaced by the next one. Safe for concurrent use.
 */
public final class StoreConnection implements AutoCloseable {
  /** Below what Lettuce accepts to be under way, with room for other threads. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

  private static final int PIPELINED = 2000;

  /** Shorter than a lease, as Redis answers nothing else on the connection meanwhile. */
  private static final long REPLICATION_TIMEOUT_MS = 1000;

  /** A connection that is younger was opened after the command that failed was sent. */
  private static final Duration READ_ONLY_AGE = Duration.ofMillis(200);

  private final RedisURI uri;
  private final AtomicReference<@Nullable Opened> current = new AtomicReference<>();
  private volatile boolean closed;
  private volatile int replicas;
  private @Nullable LettuceClient client;

  private record Opened(StatefulRedisConnection<String, String> connection, long sinceNanos) {}

  /**
   * Does not connect yet.
   *
   * @param uri such as {@code redis://localhost:6379}, {@code rediss://} for TLS, or {@code
   *     redis-sentinel://host1:26379,host2:26379/0#name}
   * @param clientName shown in Redis' list of clients
   * @throws IllegalArgumentException when the text is no Redis URI; it does not repeat the text
   */
  public StoreConnection(String uri, String clientName) {
    this.uri = RedisAddress.parse(uri);
    this.uri.setClientName(clientName);
    this.uri.setTimeout(LettuceClient.CONNECT_TIMEOUT);
    this.uri.getSentinels().forEach(one -> one.setTimeout(LettuceClient.CONNECT_TIMEOUT));
  }

  /**
   * Connects, unless it is connected. To be called again when it failed; any other use of the
   * connection does so too.
   *
   * @throws StoreException when it cannot connect, or is closed
   */
  public synchronized void open() throws StoreException {
    if (closed) {
      throw new StoreException("the connection to Redis at " + this + " is closed");
    }
    if (connected() != null) {
      return;
    }
    if (client == null) {
      client = new LettuceClient(uri);
    }
    try {
      current.set(new Opened(client.connect(), System.nanoTime()));
    } catch (RedisException e) {
      throw new StoreException("no connection to Redis at " + this + ": " + reason(e), e);
    }
  }

  /** Host and port, without user and password. */
  @Override
  public String toString() {
    return RedisAddress.describe(uri);
  }

  /** Ends the connection for good; what is under way fails. May be called again. */
  @Override
  public void close() {
    closed = true;
    current.set(null);
    try {
      // An attempt to connect may hold the lock for seconds; it ends by itself.
      boolean unused = Thread.ofVirtual().start(this::shutDown).join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void shutDown() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  /** Connects first, if there is no connection, which blocks for seconds when Redis is away. */
  RedisAsyncCommands<String, String> commands() throws StoreException {
    Opened opened = connected();
    if (opened == null) {
      open();
      opened = connected();
    }
    if (opened == null) {
      throw new StoreException("the connection to Redis at " + this + " was lost");
    }
    return opened.connection().async();
  }

  /** What {@link #commands} gives, if there is a connection now. */
  Optional<RedisAsyncCommands<String, String>> openCommands() {
    return Optional.ofNullable(connected()).map(opened -> opened.connection().async());
  }

  /** The connection, if there is one that is not lost. */
  private @Nullable Opened connected() {
    Opened opened = current.get();
    if (opened != null && !opened.connection().isOpen()) {
      current.compareAndSet(opened, null);
      LettuceClient.abandon(opened.connection());
      return null;
    }
    return opened;
  }

  /** From now on, so many replicas must have what is {@linkplain #sendReplicated replicated}. */
  void requireReplicas(int required) {
    replicas = required;
  }

  int replicas() {
    return replicas;
  }

  /**
   * Sends a script like {@link #send}, and has the answer once the replicas have all that the
   * script saw.
   */
  <T> CompletionStage<T> sendReplicated(Script<T> script, String[] keys, String... arguments)
      throws StoreException {
    RedisAsyncCommands<String, String> commands = commands();
    return send(commands, script, keys, arguments)
        .thenCompose(answer -> replicated(commands).thenApply(done -> answer));
  }

  /**
   * Completes when the replicas have all that Redis has answered on these commands' connection.
   * What matters may have been written by others, so a write of our own follows it first: Redis
   * waits for what its client wrote.
   */
  CompletionStage<Boolean> replicated(RedisAsyncCommands<String, String> commands) {
    int required = replicas;
    if (required == 0) {
      return CompletableFuture.completedStage(true);
    }
    return send(commands, Script.BARRIER, new String[] {Keys.BARRIER})
        .thenCompose(written -> commands.waitForReplication(required, REPLICATION_TIMEOUT_MS))
        .thenCompose(
            reached ->
                reached >= required
                    ? CompletableFuture.completedStage(true)
                    : CompletableFuture.failedStage(
                        new TooFewReplicasException(reached, required)));
  }

  /** Sends a script without waiting for its answer; Redis is taught it when it does not know it. */
  <T> CompletionStage<T> send(Script<T> script, String[] keys, String... arguments)
      throws StoreException {
    return send(commands(), script, keys, arguments);
  }

  private static <T> CompletionStage<T> send(
      RedisAsyncCommands<String, String> commands,
      Script<T> script,
      String[] keys,
      String... arguments) {
    RedisFuture<Object> known = commands.evalsha(script.digest(), script.output(), keys, arguments);
    return known
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

  /** Sends one command; does not wait for its answer. */
  @FunctionalInterface
  interface Sending<I, O extends @Nullable Object> {
    CompletionStage<O> send(I input) throws StoreException;
  }

  /** Sends a command for each input, many at a time, and gives their answers in this order. */
  <I, O extends @Nullable Object> List<O> pipelined(List<I> inputs, Sending<I, O> sending)
      throws StoreException {
    List<O> answers = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += PIPELINED) {
      List<CompletionStage<O>> underWay = new ArrayList<>();
      for (I input : inputs.subList(from, Math.min(inputs.size(), from + PIPELINED))) {
        underWay.add(sending.send(input));
      }
      for (CompletionStage<O> answer : underWay) {
        answers.add(await(answer));
      }
    }
    return answers;
  }

  <T extends @Nullable Object> T await(CompletionStage<T> answer) throws StoreException {
    try {
      return answer
          .toCompletableFuture()
          .get(LettuceClient.COMMAND_TIMEOUT.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while Redis was asked", e);
    } catch (CancellationException e) {
      throw new StoreException("the connection to Redis at " + this + " was lost", e);
    } catch (TimeoutException e) {
      replace(LettuceClient.COMMAND_TIMEOUT);
      throw new StoreException("Redis at " + this + " did not answer in time", e);
    } catch (ExecutionException e) {
      Throwable cause = unwrapped(e);
      if (cause instanceof RedisCommandTimeoutException) {
        replace(LettuceClient.COMMAND_TIMEOUT);
      } else if (cause instanceof RedisReadOnlyException) {
        replace(READ_ONLY_AGE);
      }
      throw new StoreException("Redis at " + this + " failed: " + reason(cause), cause);
    }
  }

  /**
   * Gives up a connection that does not answer, or leads to a replica: the peer may be gone without
   * a word, or another one may have been made master. One that is younger was opened since the
   * command was sent, and is kept.
   */
  private void replace(Duration age) {
    Opened opened = current.get();
    if (opened != null
        && System.nanoTime() - opened.sinceNanos() > age.toNanos()
        && current.compareAndSet(opened, null)) {
      LettuceClient.abandon(opened.connection());
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && cause != null ? unwrapped(cause) : failure;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = FailureText.of(cause, "Redis");
    return message.startsWith("OOM ")
        ? "its memory is full (maxmemory): it takes nothing until some is free"
        : message;
  }
}
