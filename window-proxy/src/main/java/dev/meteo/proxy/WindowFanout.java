package dev.meteo.proxy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings published summaries to the queues of terminals, which may belong to anybody: on a
 * connection and a thread of its own, as the broker slows a connection down to the slowest queue
 * that it publishes to. Nobody waits for it. What does not fit is left out, and terminals get it
 * from the history.
 */
final class WindowFanout implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(WindowFanout.class);

  /** About ten megabytes. */
  private static final int MOST_WAITING = 20_000;

  private static final long POLL_MS = 100;

  /** Of attempts to connect: after about ten seconds. */
  private static final int TELLING_ATTEMPT = 10;

  /** A session that only waits for the last confirms. */
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Message(BasicProperties properties, byte[] body) {}

  private final BrokerLink link;
  private final Topology topology;
  private final FanoutHealth health;
  private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  /** Does not connect before there is something to publish. */
  WindowFanout(AmqpEndpoint endpoint, String name, Topology topology, FanoutHealth health) {
    this.topology = topology;
    this.health = health;
    this.link = new BrokerLink(endpoint, name, new Silent());
  }

  /** Takes published summaries in their order; never blocks. For one thread at a time. */
  void offer(List<OutboxEntry> entries) {
    for (OutboxEntry entry : entries) {
      if (!waiting.offer(new Message(SummaryProperties.of(entry), entry.body()))) {
        health.skipped(System.nanoTime());
      }
    }
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("windows").start(this::run);
    }
  }

  /** Waits for a moment until what was offered is on its way, and ends. */
  @Override
  public void close() {
    closed = true;
    link.close();
    Thread started = thread;
    if (started == null) {
      return;
    }
    try {
      if (!started.join(LONGEST_END)) {
        LOGGER.info("{} summaries are left to the history", waiting.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        link.run(this::publish);
      } catch (IOException | ShutdownSignalException e) {
        LOGGER.warn("summaries do not reach the queues of terminals", e);
        health.failed(String.valueOf(e.getMessage()), System.nanoTime());
        health.tell();
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Connection connection) throws IOException, InterruptedException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no channel on this connection"));
    topology.liveWindows(channel);
    FanoutConfirms confirms = new FanoutConfirms(channel, connection, health);
    while (!(closed && waiting.isEmpty() && confirms.isEmpty())) {
      confirms.check(System.nanoTime());
      Message message = confirms.hasRoom() ? waiting.poll(POLL_MS, TimeUnit.MILLISECONDS) : null;
      if (message != null) {
        confirms.published(channel.getNextPublishSeqNo(), System.nanoTime());
        channel.basicPublish(Topology.WINDOWS_EXCHANGE, "", message.properties(), message.body());
      } else if (!confirms.hasRoom()) {
        confirms.awaitRoom(POLL_MS);
      }
    }
  }

  /** That there is no broker is said of the connection that matters. */
  private final class Silent implements BrokerLink.Listener {
    @Override
    public void connected(String node) {
      LOGGER.debug("terminals' queues are reached by {}", node);
    }

    @Override
    public void disconnected(String reason, int attempt, Duration retryIn) {
      LOGGER.debug("terminals' queues are not reached: {}", reason);
      if (attempt == TELLING_ATTEMPT && !waiting.isEmpty()) {
        health.failed("no connection: " + reason, System.nanoTime());
        health.tell();
      }
    }
  }
}
