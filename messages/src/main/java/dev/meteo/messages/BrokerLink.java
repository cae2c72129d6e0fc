package dev.meteo.messages;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a role connected: connects, runs the role's session on the connection, and after any
 * failure tears all of it down and begins anew after a jittered delay.
 *
 * <p>The client's own recovery is not used: it restarts publish sequence numbers, forgets
 * outstanding confirms and does not reopen a channel that the broker closed.
 */
public final class BrokerLink implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(BrokerLink.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(3);
  private static final int CLOSE_TIMEOUT_MS = 2000;

  /** What a role does on one connection. */
  @FunctionalInterface
  public interface Session {
    /**
     * Works until the role's end, then returns. Throws when the connection or one of its channels
     * fails. The link closes the connection.
     */
    void run(Connection connection) throws IOException, TimeoutException, InterruptedException;
  }

  /** Hears how the link fares, on the thread that runs it. */
  public interface Listener {
    /** A connection stands; {@code node} is its host and port. */
    void connected(String node);

    /**
     * There is no connection, and the next attempt comes after a delay.
     *
     * @param attempt 1 for the first attempt after the last connection
     */
    void disconnected(String reason, int attempt, Duration retryIn);
  }

  private final AmqpEndpoint endpoint;
  private final String connectionName;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Backoff backoff =
      new Backoff(FIRST_DELAY, LONGEST_DELAY, ThreadLocalRandom.current());
  private int attempt;

  /** Does not connect yet. */
  public BrokerLink(AmqpEndpoint endpoint, String connectionName, Listener listener) {
    this.endpoint = endpoint;
    this.connectionName = connectionName;
    this.listener = listener;
  }

  /**
   * Blocks until a session returns by itself or the link is closed.
   *
   * @throws TopologyException when the broker's topology is wrong, which waiting does not mend
   * @throws AuthenticationFailureException when the broker refuses the user on the first attempt
   */
  public void run(Session session) throws IOException, InterruptedException {
    boolean everConnected = false;
    while (closed.getCount() > 0) {
      Connection connection = null;
      try {
        connection = endpoint.connect(connectionName);
        everConnected = true;
        attempt = 0;
        backoff.reset();
        listener.connected(connection.getAddress().getHostAddress() + ":" + connection.getPort());
        session.run(connection);
        return;
      } catch (TopologyException e) {
        throw e;
      } catch (AuthenticationFailureException e) {
        if (!everConnected) {
          throw e;
        }
        pause(e);
      } catch (IOException | TimeoutException | ShutdownSignalException e) {
        pause(e);
      } finally {
        if (connection != null) {
          abort(connection);
        }
      }
    }
  }

  /** Ends {@link #run} between two sessions; a running session ends by its role's own means. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void pause(Exception failure) throws InterruptedException {
    LOGGER.info("link {} failed", connectionName, failure);
    attempt++;
    Duration delay = backoff.next();
    if (closed.getCount() > 0) {
      listener.disconnected(reason(failure), attempt, delay);
    }
    closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void abort(Connection connection) {
    connection.abort(CLOSE_TIMEOUT_MS);
  }

  private static String reason(Exception failure) {
    Throwable cause = failure;
    if (failure.getCause() instanceof ShutdownSignalException closed
        && !(failure instanceof AlreadyClosedException)) {
      cause = closed;
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return VisibleText.of(message, 200);
  }
}
