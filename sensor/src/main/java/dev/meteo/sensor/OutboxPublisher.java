package dev.meteo.sensor;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.Backoff;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.messages.WriteCork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes what is in the outbox, connection after connection, until all of it is confirmed.
 *
 * <p>What was published on a lost connection is published again with the same identity. What comes
 * back unroutable or refused is tried again after a growing pause, the topology declared anew.
 */
final class OutboxPublisher implements BrokerPublisher {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(5);
  private static final int PARCELS_PER_TAKE = 64;

  /** How a pause before another attempt is spent. */
  @FunctionalInterface
  interface Pause {
    void await(Duration duration) throws InterruptedException;
  }

  private final Outbox outbox;
  private final Topology topology;
  private final ReadingMessages messages;
  private final int inFlight;
  private final Notices notices;
  private final Pause pause;
  private final WriteCork cork;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom());
  private final AtomicInteger returned = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicBoolean mend = new AtomicBoolean();
  private long confirmedAtLastPause;
  private long quietUntilNanos = System.nanoTime();
  private boolean everDeclared;
  private volatile boolean blocked;

  /**
   * @param inFlight messages that may be unanswered at a time
   */
  OutboxPublisher(
      Outbox outbox,
      Topology topology,
      ReadingMessages messages,
      int inFlight,
      Notices notices,
      Pause pause,
      WriteCork cork) {
    this.outbox = outbox;
    this.topology = topology;
    this.messages = messages;
    this.inFlight = inFlight;
    this.notices = notices;
    this.pause = pause;
    this.cork = cork;
  }

  @Override
  public boolean isBlocked() {
    return blocked;
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    blocked = false;
    int unresolved = outbox.rewind();
    if (unresolved > 0) {
      notices.say(unresolved + " readings without a confirm are published again");
    }
    declare(connection);
    Channel channel = connection.createChannel();
    ConfirmingPublisher<Parcel> publisher =
        new ConfirmingPublisher<>(channel, inFlight, new Answers(), cork);
    while (!outbox.isDone()) {
      if (outbox.hasFailed()) {
        pauseAndMend(connection);
      }
      List<Parcel> parcels = outbox.take(PARCELS_PER_TAKE, IDLE);
      publish(publisher, parcels);
      if (parcels.isEmpty()) {
        checkAlive(channel, publisher);
      }
    }
  }

  private void publish(ConfirmingPublisher<Parcel> publisher, List<Parcel> parcels)
      throws IOException, InterruptedException {
    try {
      for (Parcel parcel : parcels) {
        publish(publisher, parcel);
      }
    } finally {
      publisher.flush();
    }
  }

  private void publish(ConfirmingPublisher<Parcel> publisher, Parcel parcel)
      throws IOException, InterruptedException {
    Optional<ReadingMessages.Message> message = messages.of(parcel);
    if (message.isEmpty()) {
      outbox.split(parcel);
      return;
    }
    publisher.publish(
        Topology.READINGS_EXCHANGE,
        message.get().routingKey(),
        ReadingMessages.PROPERTIES,
        message.get().body(),
        parcel);
  }

  private void declare(Connection connection) throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      topology.readings(channel);
      everDeclared = true;
    } catch (TopologyException e) {
      if (everDeclared) {
        // It was there, so it may come back; what is in the outbox is worth waiting.
        throw new IOException(e.getMessage(), e);
      }
      throw e;
    }
  }

  private void pauseAndMend(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    long confirmed = outbox.figures().confirmed();
    if (confirmed > confirmedAtLastPause) {
      backoff.reset();
    }
    confirmedAtLastPause = confirmed;
    pause.await(backoff.next());
    boolean unroutable = mend.getAndSet(false);
    sayFailures();
    if (unroutable) {
      declare(connection);
    }
    outbox.retryFailed();
  }

  private void sayFailures() {
    if (System.nanoTime() < quietUntilNanos) {
      return;
    }
    quietUntilNanos = System.nanoTime() + BETWEEN_NOTICES.toNanos();
    int unroutable = returned.getAndSet(0);
    if (unroutable > 0) {
      notices.say(
          unroutable
              + " messages came back: no queue is bound to "
              + Topology.READINGS_EXCHANGE
              + "; trying again");
    }
    int rejected = refused.getAndSet(0);
    if (rejected > 0) {
      notices.say("the broker refused " + rejected + " messages; trying again");
    }
  }

  /** Notices on an idle connection what publishing would notice. */
  private static void checkAlive(Channel channel, ConfirmingPublisher<Parcel> publisher)
      throws IOException, InterruptedException {
    if (!channel.isOpen()) {
      throw new IOException("the channel is closed: " + channel.getCloseReason().getMessage());
    }
    publisher.awaitAll(Duration.ofMillis(1));
  }

  /** The broker's answers, on the connection's I/O thread. */
  private final class Answers implements ConfirmingPublisher.Listener<Parcel> {
    @Override
    public void completed(Parcel parcel, Outcome outcome) {
      switch (outcome) {
        case CONFIRMED -> outbox.settle(parcel, Settlement.CONFIRMED);
        case RETURNED -> {
          mend.set(true);
          failed(parcel, returned);
        }
        case REFUSED -> failed(parcel, refused);
      }
    }

    private void failed(Parcel parcel, AtomicInteger counter) {
      counter.incrementAndGet();
      outbox.returned(parcel);
    }

    @Override
    public void blocked(String reason) {
      blocked = true;
      notices.say("the broker takes no readings for now (" + reason + "); waiting");
    }

    @Override
    public void unblocked() {
      blocked = false;
      notices.say("the broker takes readings again");
    }
  }
}
