package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history where summaries are published to: declares it, binds it again every second
 * while this proxy leads, and makes it again when it was deleted. On one connection, with a channel
 * and a thread of its own; safe for concurrent use.
 */
final class HistoryCare implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(HistoryCare.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final byte[] MARK = {'{', '}'};

  private final Connection connection;
  private final Topology topology;
  private final HistoryPolicy policy;
  private final BooleanSupplier everPublished;
  private final ProxyReport report;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean leading;
  private @Nullable Channel channel;

  /** What was said last and still holds; empty when all is well. */
  private String complaint = "";

  /**
   * Does nothing yet.
   *
   * @param policy is applied when this proxy leads
   * @param everPublished whether summaries were published before, as far as Redis knows
   */
  HistoryCare(
      Connection connection,
      Topology topology,
      HistoryPolicy policy,
      BooleanSupplier everPublished,
      ProxyReport report) {
    this.connection = connection;
    this.topology = topology;
    this.policy = policy;
    this.everPublished = everPublished;
    this.report = report;
  }

  /**
   * Declares the history and the exchange of the terminals' queues, and starts to look after them.
   * Blocks on the broker.
   */
  void begin() throws IOException {
    declare();
    Thread.ofPlatform().daemon().name("history").start(this::keep);
  }

  /** Whether there is anything to look after. */
  void leads(boolean leads) {
    leading = leads;
  }

  /**
   * Mends the history at once if it is not as it must be. Blocks on the broker.
   *
   * @throws IOException when it cannot be mended for now
   */
  synchronized void mend() throws IOException {
    try {
      topology.keepHistory(open());
      complaint = "";
    } catch (TopologyException e) {
      if (!e.isMissing() || !topology.isDeclaring()) {
        complain(String.valueOf(e.getMessage()));
        throw e;
      }
      declare();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private synchronized void declare() throws IOException {
    boolean missing = !exists();
    topology.windows(open());
    if (missing && topology.isDeclaring() && everPublished.getAsBoolean()) {
      open().basicPublish("", Topology.HISTORY_STREAM, HistoryMark.ofNewStream(), MARK);
      report.say(
          "WARNING: the stream "
              + Topology.HISTORY_STREAM
              + " was deleted and is made again: terminals that did not have it yet miss what was"
              + " published before");
    }
    complaint = "";
  }

  private void keep() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) && connection.isOpen()) {
        if (leading) {
          tryToMend();
          policy.apply();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToMend() {
    try {
      mend();
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.debug("the history could not be looked after", e); // the next second, or publishing
    }
  }

  private boolean exists() throws IOException {
    try {
      open().queueDeclarePassive(Topology.HISTORY_STREAM);
      return true;
    } catch (IOException e) {
      if (TopologyException.isMissingQueue(e)) {
        return false;
      }
      throw e;
    }
  }

  private void complain(String text) {
    if (!complaint.equals(text)) {
      complaint = text;
      report.say(text);
    }
  }

  private Channel open() throws IOException {
    Channel current = channel;
    if (current == null || !current.isOpen()) {
      current =
          connection
              .openChannel()
              .orElseThrow(() -> new IOException("the broker allows no further channel"));
      channel = current;
    }
    return current;
  }
}
