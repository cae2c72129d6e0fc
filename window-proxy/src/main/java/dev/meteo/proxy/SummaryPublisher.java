package dev.meteo.proxy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.Topology;
import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes sealed revisions to a broker and waits for its confirms. */
final class SummaryPublisher implements WindowPublisher {
  private static final int MAX_OUTSTANDING = 500;
  private static final int PERSISTENT = 2;
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(30);

  private final PublishedHistory history;
  private final Channel channel;
  private final ConfirmingPublisher<OutboxEntry> publisher;
  private final AtomicReference<Outcome> failure = new AtomicReference<>();
  private final SignsPublisher signs;

  SummaryPublisher(Connection connection, Channel channel, Topology topology) throws IOException {
    this.history = new PublishedHistory(connection);
    this.channel = channel;
    this.signs = new SignsPublisher(channel.getConnection(), topology);
    publisher = new ConfirmingPublisher<>(channel, MAX_OUTSTANDING, this::completed);
  }

  @Override
  public boolean publish(String token, List<OutboxEntry> entries)
      throws IOException, InterruptedException {
    failure.set(null);
    for (OutboxEntry entry : entries) {
      publisher.publish(Topology.WINDOWS_EXCHANGE, "", properties(entry), entry.body(), entry);
    }
    if (!publisher.awaitAll(CONFIRM_TIMEOUT)) {
      throw new IOException(
          "the broker confirmed no summary for " + CONFIRM_TIMEOUT.toSeconds() + " s");
    }
    Outcome outcome = failure.get();
    if (outcome != null) {
      throw new IOException(
          outcome == Outcome.RETURNED
              ? "no queue is bound to " + Topology.WINDOWS_EXCHANGE
              : "the broker refused a summary");
    }
    return true; // a former leader's are repetitions, which each queue gets besides all others
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
  public void tell(byte[] body) {
    signs.publish(body);
  }

  @Override
  public void leads(boolean leading) {
    // The broker's queues take what comes, whoever publishes it.
  }

  private void completed(OutboxEntry entry, Outcome outcome) {
    if (outcome != Outcome.CONFIRMED) {
      failure.set(outcome);
    }
  }

  private static BasicProperties properties(OutboxEntry entry) {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .messageId(entry.window().start() + "/" + entry.window().end() + "/" + entry.revision())
        .build();
  }
}
