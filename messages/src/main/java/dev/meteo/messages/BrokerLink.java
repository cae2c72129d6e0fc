package dev.meteo.messages;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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
  private static final Duration LONGEST_DELAY = Duration.ofMillis(1500);
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
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final OutageLog outage = new OutageLog(LOGGER, Level.INFO);
  private final Backoff backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY, new SplittableRandom());
  private boolean everConnected;
  private int connections;
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
   * @throws TopologyException when the broker's topology is wrong on the first connection, which
   *     waiting does not mend, or when it has no such vhost for this user on the first attempt
   * @throws AuthenticationFailureException when the broker refuses the user on the first attempt
   */
  public void run(Session session) throws IOException, InterruptedException {
    while (!closed.isDone()) {
      try {
        Connection connection =
            ConnectAttempt.start(() -> endpoint.connect(connectionName), connectionName)
                .await(closed);
        if (connection != null) {
          run(session, connection);
        }
        return;
      } catch (TopologyException e) {
        if (connections <= 1) {
          throw e;
        }
        pause(e); // it was right once: a broker in repair
      } catch (IOException | TimeoutException | ShutdownSignalException e) {
        if (!everConnected) {
          refuseHopeless(e);
        }
        pause(e);
      }
    }
  }

  /**
   * Ends {@link #run} between two sessions and while it connects; a running session ends by its
   * role's own means.
   */
  @Override
  public void close() {
    closed.complete(null);
  }

  private void run(Session session, Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    long connectedNanos = System.nanoTime();
    try {
      everConnected = true;
      connections++;
      attempt = 0;
      listener.connected(connection.getAddress().getHostAddress() + ":" + connection.getPort());
      session.run(connection);
    } finally {
      // A session that fails at once each time is slowed down like an attempt that fails.
      if (System.nanoTime() - connectedNanos > LONGEST_DELAY.toNanos()) {
        backoff.reset();
        outage.over();
      }
      connection.abort(CLOSE_TIMEOUT_MS);
    }
  }

  /** What is wrong from the start and stays so is an error; later it may be a broker in repair. */
  private void refuseHopeless(Exception failure) throws IOException {
    if (failure instanceof AuthenticationFailureException) {
      AuthenticationFailureException refused =
          new AuthenticationFailureException(
              "the broker at "
                  + endpoint
                  + " refuses this user or password; see --amqp, METEO_AMQP");
      refused.initCause(failure);
      throw refused;
    }
    TopologyException noVhost = TopologyException.ofRefusedVhost(endpoint, failure);
    if (noVhost != null) {
      throw noVhost;
    }
  }

  private void pause(Exception failure) throws InterruptedException {
    outage.failed(failure, "link {} failed", connectionName);
    attempt++;
    Duration delay = backoff.next();
    if (!closed.isDone()) {
      listener.disconnected(FailureText.of(failure), attempt, delay);
    }
    try {
      closed.get(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOGGER.debug("link {} tries again", connectionName);
    } catch (ExecutionException e) {
      throw new IllegalStateException("closing never fails", e);
    }
  }
}
