package dev.meteo.sensor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps nothing: a reading is dealt with when it is written to the connection, and lost when that
 * fails or there is none. For comparisons.
 */
final class UnconfirmedTransport implements Transport {
  private static final Logger LOGGER = LoggerFactory.getLogger(UnconfirmedTransport.class);
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final long LONGEST_GOODBYE_MS = 2500;
  private static final int PARCELS_PER_TAKE = 64;

  private final Outbox outbox;
  private final ReadingMessages messages;
  private final UnconfirmedPublisher publisher;
  private final RabbitTransport link;
  private final CompletableFuture<@Nullable Exception> linkEnd = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

  /**
   * @param link runs the publisher
   */
  UnconfirmedTransport(
      Outbox outbox,
      ReadingMessages messages,
      UnconfirmedPublisher publisher,
      RabbitTransport link) {
    this.outbox = outbox;
    this.messages = messages;
    this.publisher = publisher;
    this.link = link;
  }

  @Override
  public void run() throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("link").start(this::runLink);
    awaitFirstAttempt();
    while (!closed.isDone() && !linkEnd.isDone() && !outbox.isDone()) {
      publish(outbox.take(PARCELS_PER_TAKE, IDLE));
    }
    publisher.end();
    link.close();
    failIfFailed();
  }

  /** What is made before that waits, as a connection takes its time. */
  private void awaitFirstAttempt() throws InterruptedException {
    try {
      CompletableFuture.anyOf(publisher.ready(), link.firstFailure(), linkEnd, closed).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("none of them fails", e);
    }
  }

  private void publish(List<Parcel> parcels) {
    List<ReadingMessages.Message> ready = new ArrayList<>();
    for (Parcel parcel : parcels) {
      messages.of(parcel).ifPresentOrElse(ready::add, () -> outbox.split(parcel));
    }
    if (!ready.isEmpty()) {
      Settlement settlement = written(ready) ? Settlement.WRITTEN : Settlement.LOST;
      ready.forEach(message -> outbox.settle(message.parcel(), settlement));
    }
  }

  private boolean written(List<ReadingMessages.Message> ready) {
    try {
      publisher.publish(ready);
      return true;
    } catch (IOException e) {
      LOGGER.debug("{} messages are lost", ready.size(), e);
      return false;
    }
  }

  private void runLink() {
    try {
      link.run();
      linkEnd.complete(null);
    } catch (IOException | RuntimeException | InterruptedException e) {
      linkEnd.complete(e);
    }
  }

  /** The connection's orderly end takes along what was written last. */
  private void failIfFailed() throws IOException, InterruptedException {
    try {
      switch (linkEnd.get(LONGEST_GOODBYE_MS, TimeUnit.MILLISECONDS)) {
        case null -> {}
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Exception failure -> throw new IOException(failure);
      }
    } catch (TimeoutException e) {
      LOGGER.info("the connection has not ended in order");
    } catch (ExecutionException e) {
      throw new IllegalStateException("it never fails", e);
    }
  }

  @Override
  public String state() {
    return link.state();
  }

  @Override
  public void close() {
    closed.complete(null);
    publisher.end();
    link.close();
  }
}
