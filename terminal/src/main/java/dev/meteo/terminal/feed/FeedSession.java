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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's work. The queue is declared and bound first, so that everything published from
 * then on waits in it; then the history is read up to its end; then the queue, and the history goes
 * on, as it has what the queue may miss. What comes twice is dropped by its revision, so neither
 * the seam between the two nor a repetition shows.
 */
final class FeedSession implements BrokerLink.Session {
  static final int PREFETCH = 500;

  private static final Logger LOGGER = LoggerFactory.getLogger(FeedSession.class);
  private static final Duration MARK_EVERY = Duration.ofMinutes(1);
  private static final Duration CARE_EVERY = Duration.ofSeconds(2);

  private final String terminal;
  private final Topology topology;
  private final @Nullable CompleteUntil completeUntil;
  private final Recorder recorder;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final Inbox inbox;
  private final HeldDeliveries held;
  private final QueueWatch watch;

  /** Not null while the history is being read. */
  private @Nullable HistoryEnd historyEnd;

  /** Whether what is published to the history comes. */
  private boolean following;

  private boolean historyRefused;
  private boolean attachedOnce;
  private long caredNanos = System.nanoTime();
  private Instant marked = Instant.EPOCH;

  /**
   * @param completeUntil null to leave out what the history has
   */
  FeedSession(
      String terminal,
      Topology topology,
      @Nullable CompleteUntil completeUntil,
      Recorder recorder,
      InstantSource clock,
      Consumer<Happening> listener,
      Inbox inbox,
      QueueWatch watch) {
    this.terminal = terminal;
    this.topology = topology;
    this.completeUntil = completeUntil;
    this.recorder = recorder;
    this.clock = clock;
    this.listener = listener;
    this.inbox = inbox;
    this.held = new HeldDeliveries(recorder);
    this.watch = watch;
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    OwnQueue queue = new OwnQueue(connection, topology, terminal, inbox, watch, this::tellRemade);
    queue.declare();
    listenForSigns(connection);
    attachHistory(connection);
    if (historyEnd == null) {
      queue.consume();
    }
    while (!recorder.isDone()) {
      if (!handle(inbox.take(patience(), PREFETCH), queue)) {
        return;
      }
      if (!recorder.isWritten()) {
        holdUp();
      }
      endHistoryIfDue(queue);
      careIfDue(connection, queue);
      markIfDue();
    }
  }

  private void endHistoryIfDue(OwnQueue queue) throws IOException {
    Duration wait = untilHistoryEnd();
    if (wait != null && !wait.isPositive()) {
      historyEnd = null;
      recorder.setReadingHistory(false);
      marked = clock.instant(); // what is slow to come has come by the first mark
      listener.accept(new Happening.HistoryRead(clock.instant()));
      queue.consume();
    }
  }

  private void careIfDue(Connection connection, OwnQueue queue)
      throws IOException, TimeoutException {
    long now = System.nanoTime();
    if (now - caredNanos < CARE_EVERY.toNanos()) {
      return;
    }
    caredNanos = now;
    if (recorder.isWritten()) {
      queue.care(now);
    }
    if (!following && !historyRefused) {
      attachHistory(connection);
    }
  }

  private void tellRemade(String reason) {
    listener.accept(new Happening.QueueRemade(clock.instant(), reason));
  }

  /** The broker sends no more than is acknowledged: its silence says nothing of the history. */
  private void holdUp() {
    marked = clock.instant(); // nor has all come when all is written
    if (historyEnd != null) {
      historyEnd.holdUp(System.nanoTime());
    }
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

  private void attachHistory(Connection connection) throws IOException, TimeoutException {
    HistoryReader reader = new HistoryReader(connection, inbox);
    // One that is there only now was made since: all that it has is news.
    boolean whole = completeUntil != null || attachedOnce;
    HistoryReader.Outcome outcome =
        whole
            ? reader.attach(completeUntil == null ? Optional.empty() : completeUntil.read())
            : reader.attachToNext();
    attachedOnce = true;
    recorder.setReadingHistory(false);
    switch (outcome) {
      case HistoryReader.Outcome.Attached attached -> {
        following = true;
        historyEnd = whole ? new HistoryEnd(System.nanoTime()) : null;
        recorder.setReadingHistory(whole);
      }
      case HistoryReader.Outcome.Missing missing -> {}
      case HistoryReader.Outcome.Refused refused -> {
        historyRefused = true;
        listener.accept(new Happening.HistoryUnreadable(clock.instant(), refused.reason()));
      }
    }
  }

  /** How long there is nothing to do unless something comes. */
  private Duration patience() {
    Duration least = CARE_EVERY;
    Duration history = untilHistoryEnd();
    Duration retry = recorder.untilRetry();
    if (history != null && history.compareTo(least) < 0) {
      least = history;
    }
    return retry != null && retry.compareTo(least) < 0 ? retry : least;
  }

  /** Null when there is no history to wait for. */
  private @Nullable Duration untilHistoryEnd() {
    return historyEnd == null ? null : historyEnd.remaining(System.nanoTime());
  }

  /** Returns false when the terminal ends. */
  private boolean handle(List<Inbound> inbounds, OwnQueue queue)
      throws IOException, InterruptedException {
    List<Inbound.Delivery> deliveries = new ArrayList<>();
    for (Inbound inbound : inbounds) {
      switch (inbound) {
        case Inbound.Delivery delivery -> deliveries.add(delivery);
        case Inbound.Signs signs -> recorder.heard(signs.message().getBody());
        case Inbound.HistoryReaches reaches -> reaches(reaches);
        case Inbound.HistoryGone gone -> {
          following = false;
          historyEnd = null;
          recorder.setReadingHistory(false);
          queue.consume();
        }
        case Inbound.Broken broken -> throw new IOException(broken.reason(), broken.cause());
        case Inbound.Stop stop -> {
          return false;
        }
      }
    }
    // Each alone, and first: what comes after a mark acknowledges all that was before itself.
    for (Inbound.Delivery mark : deliveries.stream().filter(Inbound.Delivery::isMark).toList()) {
      mark.channel().basicAck(mark.tag(), false);
      tellIfRestarted(mark);
    }
    held.record(deliveries.stream().filter(delivery -> !delivery.isMark()).toList());
    deliveries.forEach(delivery -> noteOrigin(delivery, queue));
    return true;
  }

  private void noteOrigin(Inbound.Delivery delivery, OwnQueue queue) {
    long now = System.nanoTime();
    if (delivery.historyOffset() < 0) {
      watch.cameByQueue();
    } else if (historyEnd != null) {
      historyEnd.read(delivery.historyOffset(), now);
    } else if (queue.isConsumed() && !delivery.isMark()) {
      watch.cameByHistory(now);
    }
  }

  /** Of no concern to a journal that had all that was published before. */
  private void tellIfRestarted(Inbound.Delivery mark) {
    if (mark.isBeginOfNewHistory()
        && historyEnd != null
        && completeUntil != null
        && completeUntil.read().isEmpty()) {
      listener.accept(new Happening.HistoryRestarted(clock.instant()));
    }
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
        || !following
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
