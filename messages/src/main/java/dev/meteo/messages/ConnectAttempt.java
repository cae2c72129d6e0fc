package dev.meteo.messages;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect that can be given up: against a host that does not answer an attempt can
 * outlast the time that a role has to end.
 */
final class ConnectAttempt {
  /** Connects. Blocks. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws IOException, TimeoutException;
  }

  private static final int CLOSE_TIMEOUT_MS = 1000;

  private final CompletableFuture<Connection> result = new CompletableFuture<>();

  private ConnectAttempt() {}

  static ConnectAttempt start(Connecting connecting, String connectionName) {
    ConnectAttempt attempt = new ConnectAttempt();
    Thread.ofVirtual().name("connect-" + connectionName).start(() -> attempt.run(connecting));
    return attempt;
  }

  /** The connection; null when the link was closed first. */
  @Nullable Connection await(CompletableFuture<Void> closed)
      throws IOException, TimeoutException, InterruptedException {
    boolean wanted = false;
    try {
      CompletableFuture.anyOf(result, closed).get();
      wanted = !closed.isDone();
      return wanted ? result.join() : null;
    } catch (ExecutionException e) {
      if (closed.isDone()) {
        return null;
      }
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case TimeoutException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } finally {
      if (!wanted) {
        giveUp();
      }
    }
  }

  /** Ends a connection that is there already, and has one that comes later ended. */
  private void giveUp() {
    if (!result.cancel(false) && !result.isCompletedExceptionally()) {
      result.join().abort(CLOSE_TIMEOUT_MS);
    }
  }

  private void run(Connecting connecting) {
    try {
      Connection connection = connecting.connect();
      if (!result.complete(connection)) {
        connection.abort(CLOSE_TIMEOUT_MS);
      }
    } catch (IOException | TimeoutException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
