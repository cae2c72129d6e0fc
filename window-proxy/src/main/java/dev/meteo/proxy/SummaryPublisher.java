package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.Topology;
import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes sealed revisions to the history and waits for its confirms; the queues of terminals
 * come after that, and nobody waits for them. For one connection.
 */
final class SummaryPublisher implements WindowPublisher, AutoCloseable {
  private static final int MAX_OUTSTANDING = 500;
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(30);
  private static final long RETRY_MS = 200;

  private final PublishedHistory history;
  private final HistoryCare care;
  private final WindowFanout fanout;
  private final Channel channel;
  private final ConfirmingPublisher<OutboxEntry> publisher;
  private final Queue<OutboxEntry> returned = new ConcurrentLinkedQueue<>();
  private final SignsPublisher signs;
  private final ReadingsBacklog readings;
  private final BrokerWatch watch;
  private volatile boolean refused;

  /**
   * @param care of the same connection, which has begun and is closed with this
   * @param fanout stays the caller's
   * @param watch hears whether this proxy leads; stays the caller's
   */
  SummaryPublisher(
      Connection connection,
      HistoryCare care,
      WindowFanout fanout,
      BrokerWatch watch,
      Topology topology)
      throws IOException {
    this.history = new PublishedHistory(connection);
    this.care = care;
    this.fanout = fanout;
    this.watch = watch;
    this.signs = new SignsPublisher(connection, topology);
    this.readings = new ReadingsBacklog(connection);
    channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no further channel"));
    publisher = new ConfirmingPublisher<>(channel, MAX_OUTSTANDING, this::completed);
  }

  @Override
  public boolean publish(String token, List<OutboxEntry> entries)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CONFIRM_TIMEOUT.toNanos();
    refused = false;
    List<OutboxEntry> left = send(entries);
    while (!left.isEmpty()) {
      @Nullable IOException failure = mended();
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("no queue is bound to " + Topology.HISTORY_EXCHANGE, failure);
      }
      if (failure != null) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      }
      left = send(left);
    }
    fanout.offer(entries);
    return true; // a former leader's are repetitions, which each queue gets besides all others
  }

  /**
   * Publishes, and waits for the answers.
   *
   * @return those that came back
   */
  private List<OutboxEntry> send(List<OutboxEntry> entries)
      throws IOException, InterruptedException {
    returned.clear();
    for (OutboxEntry entry : entries) {
      publisher.publish(
          Topology.HISTORY_EXCHANGE, "", SummaryProperties.of(entry), entry.body(), entry);
    }
    if (!publisher.awaitAll(CONFIRM_TIMEOUT)) {
      throw new IOException(
          "the broker confirmed no summary for " + CONFIRM_TIMEOUT.toSeconds() + " s");
    }
    if (refused) {
      throw new IOException("the broker refused a summary");
    }
    return new ArrayList<>(returned);
  }

  /** Null when the history is as it must be, and what came back may be published again. */
  private @Nullable IOException mended() {
    try {
      care.mend();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  @Override
  public void check() throws IOException {
    if (!channel.isOpen()) {
      throw new IOException("the channel is closed: " + channel.getCloseReason().getMessage());
    }
  }

  @Override
  public Optional<String> readHistory(
      Optional<String> checkpoint, Optional<Instant> notBefore, SummarySink each)
      throws IOException, InterruptedException, LostLeaseException {
    return Optional.of(history.read(checkpoint, notBefore, each));
  }

  @Override
  public Optional<String> placeInHistory()
      throws IOException, InterruptedException, LostLeaseException {
    return Optional.of(history.end());
  }

  @Override
  public Optional<Backlog> backlog() {
    return readings.look();
  }

  @Override
  public void tell(byte[] body) {
    signs.publish(body);
  }

  @Override
  public void leads(boolean leading) {
    care.leads(leading);
    watch.leads(leading);
  }

  @Override
  public void close() {
    care.close();
  }

  private void completed(OutboxEntry entry, Outcome outcome) {
    switch (outcome) {
      case CONFIRMED -> {}
      case RETURNED -> returned.add(entry);
      case REFUSED -> refused = true;
    }
  }
}
