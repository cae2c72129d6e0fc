package dev.meteo.grpc.proxy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.TerminalDeliveryGrpc;
import dev.meteo.grpc.wire.WindowDelivery;
import dev.meteo.grpc.wire.WindowReceipt;
import dev.meteo.messages.Backoff;
import dev.meteo.messages.OutageLog;
import dev.meteo.store.Position;
import dev.meteo.store.PublishedSummary;
import dev.meteo.store.StoreException;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The way to one terminal: one call at a time, each with its deadline, in the order of publication.
 * What the terminal did not take is sent again; other terminals have lines of their own.
 */
final class TerminalLine {
  private static final Logger LOGGER = LoggerFactory.getLogger(TerminalLine.class);
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 200;

  private final String name;
  private final String instance;
  private final Published published;
  private final Executor executor;
  private final ManagedChannel channel;
  private final OutageLog outage = new OutageLog(LOGGER, Level.INFO);
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom());
  private Position position;
  private ByteString signs = ByteString.EMPTY;
  private boolean busy;
  private boolean newsMeanwhile;
  private volatile boolean closed;
  private volatile long answeredNanos = System.nanoTime();

  /**
   * Does not connect yet.
   *
   * @param position delivery begins after it
   * @param executor for what may block
   */
  TerminalLine(
      String name,
      String instance,
      HostPort address,
      Position position,
      Published published,
      Executor executor) {
    this.name = name;
    this.instance = instance;
    this.position = position;
    this.published = published;
    this.executor = executor;
    this.channel =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .usePlaintext()
            .disableRetry()
            .executor(executor)
            .build();
  }

  /** There may be something to deliver. Returns at once. */
  synchronized void wake() {
    if (busy) {
      newsMeanwhile = true;
    } else if (!closed) {
      busy = true;
      executor.execute(this::deliverNext);
    }
  }

  /** Delivers signs of life, with summaries or without; the last ones, once. Returns at once. */
  void tell(ByteString latest) {
    synchronized (this) {
      signs = latest;
    }
    wake();
  }

  /** When the terminal last took something, of {@link System#nanoTime}. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** Delivers nothing any more. */
  void close() {
    closed = true;
    channel.shutdownNow();
  }

  @Override
  public String toString() {
    return name;
  }

  private void deliverNext() {
    if (closed) {
      return;
    }
    try {
      List<PublishedSummary> next = published.after(position(), MOST_AT_ONCE);
      outage.over();
      ByteString told = takeSigns();
      if (!next.isEmpty() || !told.isEmpty()) {
        call(next, told);
      } else if (!rest()) {
        executor.execute(this::deliverNext);
      }
    } catch (StoreException | RuntimeException e) { // or no one would wake it any more
      outage.failed(e, "what is next for {} cannot be read or sent", name);
      again();
    }
  }

  private void call(List<PublishedSummary> next, ByteString told) {
    WindowDelivery.Builder delivery =
        WindowDelivery.newBuilder()
            .setInstance(instance)
            .setMore(next.size() == MOST_AT_ONCE)
            .setSigns(told);
    for (PublishedSummary summary : next) {
      delivery.addSummaries(
          dev.meteo.grpc.wire.PublishedSummary.newBuilder()
              .setPosition(summary.position().toString())
              .setBody(UnsafeByteOperations.unsafeWrap(summary.body())));
    }
    TerminalDeliveryGrpc.newStub(channel)
        .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .deliver(delivery.build(), new Receipt(next.isEmpty() ? null : next.getLast().position()));
  }

  private synchronized ByteString takeSigns() {
    ByteString taken = signs;
    signs = ByteString.EMPTY;
    return taken;
  }

  private synchronized Position position() {
    newsMeanwhile = false;
    return position;
  }

  /** Whether there is nothing to do until it is woken. */
  private synchronized boolean rest() {
    busy = newsMeanwhile;
    return !busy;
  }

  private void again() {
    Executor later =
        CompletableFuture.delayedExecutor(
            backoff.next().toMillis(), TimeUnit.MILLISECONDS, executor);
    later.execute(this::deliverNext);
  }

  private final class Receipt implements StreamObserver<WindowReceipt> {
    private final @Nullable Position upTo;

    /**
     * @param upTo null when no summary was delivered
     */
    Receipt(@Nullable Position upTo) {
      this.upTo = upTo;
    }

    @Override
    public void onNext(WindowReceipt receipt) {}

    @Override
    public void onCompleted() {
      answeredNanos = System.nanoTime();
      synchronized (TerminalLine.this) {
        position = upTo == null ? position : upTo;
      }
      backoff.reset();
      deliverNext();
    }

    @Override
    public void onError(Throwable failure) {
      LOGGER.debug("{} did not take a delivery", name, failure);
      channel.resetConnectBackoff();
      again();
    }
  }
}
