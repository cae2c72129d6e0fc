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
  private final CompletableFuture<Connection> result = new CompletableFuture<>();

  private ConnectAttempt() {}

  static ConnectAttempt start(AmqpEndpoint endpoint, String connectionName) {
    ConnectAttempt attempt = new ConnectAttempt();
    Thread.ofVirtual()
        .name("connect-" + connectionName)
        .start(() -> attempt.connect(endpoint, connectionName));
    return attempt;
  }

  /** The connection; null when the link was closed first. */
  @Nullable Connection await(CompletableFuture<Void> closed)
      throws IOException, TimeoutException, InterruptedException {
    try {
      CompletableFuture.anyOf(result, closed).get();
      return result.getNow(null);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case TimeoutException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } finally {
      result.cancel(false);
    }
  }

  private void connect(AmqpEndpoint endpoint, String connectionName) {
    try {
      Connection connection = endpoint.connect(connectionName);
      if (!result.complete(connection)) {
        connection.abort();
      }
    } catch (IOException | TimeoutException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
