package dev.meteo.terminal.feed;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.terminal.journal.CompleteUntil;
import dev.meteo.terminal.model.Happening;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's work. The queue is declared and bound first, so that everything published from
 * then on waits in it; then the history is read up to its end; then the queue. What comes twice is
 * dropped by its revision, so neither the seam between the two nor a repetition shows.
 */
final class FeedSession implements BrokerLink.Session {
  static final int PREFETCH = 500;

  private static final Logger LOGGER = LoggerFactory.getLogger(FeedSession.class);
  private static final Duration MARK_EVERY = Duration.ofMinutes(1);

  private final String terminal;
  private final Topology topology;
  private final @Nullable CompleteUntil completeUntil;
  private final Recorder recorder;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final Inbox inbox;
  private final HeldDeliveries held;

  /** Not null while the history is being read. */
  private @Nullable HistoryEnd historyEnd;

  private boolean historyRefused;
  private Instant marked = Instant.EPOCH;

  /**
   * @param completeUntil null to leave the history alone
   */
  FeedSession(
      String terminal,
      Topology topology,
      @Nullable CompleteUntil completeUntil,
      Recorder recorder,
      InstantSource clock,
      Consumer<Happening> listener,
      Inbox inbox) {
    this.terminal = terminal;
    this.topology = topology;
    this.completeUntil = completeUntil;
    this.recorder = recorder;
    this.clock = clock;
    this.listener = listener;
    this.inbox = inbox;
    this.held = new HeldDeliveries(recorder);
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no channel on this connection"));
    String queue = topology.terminal(channel, terminal);
    listenForSigns(connection);
    if (completeUntil == null || !attachHistory(connection, completeUntil)) {
      consume(channel, queue);
    }
    recorder.setReadingHistory(historyEnd != null);
    while (!recorder.isDone()) {
      if (!handle(inbox.take(patience(), PREFETCH))) {
        return;
      }
      if (!recorder.isWritten()) {
        holdUp();
      }
      Duration wait = untilHistoryEnd();
      if (wait != null && !wait.isPositive()) {
        historyEnd = null;
        recorder.setReadingHistory(false);
        marked = clock.instant(); // what is slow to come has come by the first mark
        listener.accept(new Happening.HistoryRead(clock.instant()));
        consume(channel, queue);
      }
      markIfDue();
    }
  }

  /** The broker sends no more than is acknowledged: its silence says nothing of the history. */
  private void holdUp() {
    marked = clock.instant(); // nor has all come when all is written
    if (historyEnd != null) {
      historyEnd.holdUp(System.nanoTime());
    }
  }

  private void consume(Channel channel, String queue) throws IOException {
    channel.basicQos(PREFETCH);
    inbox.consume(channel, queue, Map.of());
    inbox.watch(channel);
  }

  /** On a channel of its own: what the broker refuses here is missed, and nothing else is. */
  private void listenForSigns(Connection connection) {
    try {
      Channel channel =
          connection.openChannel().orElseThrow(() -> new IOException("there is no channel left"));
      String suffix = UUID.randomUUID().toString().substring(0, 8);
      channel.basicConsume(
          topology.signs(channel, terminal, suffix),
          true,
          (consumerTag, message) -> inbox.put(new Inbound.Signs(message)),
          consumerTag -> {});
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.info("there will be no word of workers and sensors", e);
    }
  }

  private boolean attachHistory(Connection connection, CompleteUntil mark)
      throws IOException, TimeoutException {
    return switch (new HistoryReader(connection, inbox).attach(mark.read())) {
      case HistoryReader.Outcome.Attached attached -> {
        historyEnd = new HistoryEnd(System.nanoTime());
        yield true;
      }
      case HistoryReader.Outcome.Missing missing -> false;
      case HistoryReader.Outcome.Refused refused -> {
        historyRefused = true;
        listener.accept(new Happening.HistoryUnreadable(clock.instant(), refused.reason()));
        yield false;
      }
    };
  }

  /** How long there is nothing to do unless something comes; null: for ever. */
  private @Nullable Duration patience() {
    Duration history = untilHistoryEnd();
    Duration retry = recorder.untilRetry();
    if (history == null || retry == null) {
      return history == null ? retry : history;
    }
    return history.compareTo(retry) < 0 ? history : retry;
  }

  /** Null when there is no history to wait for. */
  private @Nullable Duration untilHistoryEnd() {
    return historyEnd == null ? null : historyEnd.remaining(System.nanoTime());
  }

  /** Returns false when the terminal ends. */
  private boolean handle(List<Inbound> inbounds) throws IOException, InterruptedException {
    List<Inbound.Delivery> deliveries = new ArrayList<>();
    for (Inbound inbound : inbounds) {
      switch (inbound) {
        case Inbound.Delivery delivery -> deliveries.add(delivery);
        case Inbound.Signs signs -> recorder.heard(signs.message().getBody());
        case Inbound.HistoryReaches reaches -> reaches(reaches);
        case Inbound.Broken broken -> throw new IOException(broken.reason(), broken.cause());
        case Inbound.Stop stop -> {
          return false;
        }
      }
    }
    // Each alone, and first: what comes after a mark acknowledges all that was before itself.
    for (Inbound.Delivery mark : deliveries.stream().filter(Inbound.Delivery::isMark).toList()) {
      mark.channel().basicAck(mark.tag(), false);
    }
    held.record(deliveries.stream().filter(delivery -> !delivery.isMark()).toList());
    for (Inbound.Delivery delivery : deliveries) {
      if (delivery.historyOffset() >= 0 && historyEnd != null) {
        historyEnd.read(delivery.historyOffset(), System.nanoTime());
      }
    }
    return true;
  }

  private void reaches(Inbound.HistoryReaches reaches) throws IOException {
    if (historyEnd != null) {
      historyEnd.reaches(reaches.offset(), System.nanoTime());
    }
    reaches.channel().abort();
  }

  private void markIfDue() {
    Instant now = clock.instant();
    if (completeUntil == null
        || historyEnd != null
        || historyRefused
        || !held.isEmpty()
        || !recorder.isWritten()
        || now.isBefore(marked.plus(MARK_EVERY))) {
      return;
    }
    marked = now;
    try {
      completeUntil.write(now);
    } catch (IOException e) {
      LOGGER.warn("the next start reads more of the history again", e);
    }
  }
}
