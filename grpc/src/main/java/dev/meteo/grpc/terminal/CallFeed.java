package dev.meteo.grpc.terminal;

import com.google.protobuf.ByteString;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.ListenOptions;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.TerminalDeliveryGrpc.TerminalDeliveryImplBase;
import dev.meteo.grpc.wire.TerminalRegistration;
import dev.meteo.grpc.wire.WindowDelivery;
import dev.meteo.grpc.wire.WindowReceipt;
import dev.meteo.messages.OutageLog;
import dev.meteo.store.Position;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.feed.Recorder;
import dev.meteo.terminal.model.Happening;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Receives summaries by call. Each call is answered once its summaries are in the journal; one
 * thread does that, whoever calls. While the journal cannot be written calls are refused, and what
 * they brought is shown and waits: the proxy calls again with the same and what is new.
 */
final class CallFeed implements Feed {
  private final FeedSource.Site site;
  private final ListenOptions listening;
  private final List<HostPort> proxies;
  private final KnownPosition known;
  private final String instance = UUID.randomUUID().toString();
  private final BlockingQueue<Delivered> inbox = new LinkedBlockingQueue<>();

  /**
   * Whether a call is in the inbox or in work: a disk that takes nothing must not fill the heap.
   */
  private final AtomicBoolean recording = new AtomicBoolean();

  private final OutageLog outage =
      new OutageLog(LoggerFactory.getLogger(CallFeed.class), Level.WARN);
  private final Recorder recorder;
  private volatile boolean connectedOnce;

  /** What was published before the registration ends here; null when all of it has come. */
  private @Nullable Position historyEnd;

  /** Up to where this process has all that it wanted. */
  private volatile Position position = Position.BEGIN;

  /** Does not listen yet. */
  CallFeed(FeedSource.Site site, ListenOptions listening, List<HostPort> proxies) {
    this.site = site;
    this.listening = listening;
    this.proxies = proxies;
    this.known = new KnownPosition(site.journal());
    this.recorder =
        new Recorder(
            site.journal(), site.book(), site.clock(), site.listener(), site.windowLimit());
    recorder.setReadingHistory(site.history());
  }

  @Override
  public void run() throws IOException, InterruptedException {
    RpcServer server = new RpcServer(listening.listen(), List.of(new Deliveries().bindService()));
    try (server) {
      HostPort address = listening.advertised(server.start());
      try (Registration registration =
          new Registration(
              new Registration.Terminal(site.terminal(), instance),
              proxies,
              () -> registration(address),
              inbox::add)) {
        registration.start();
        receive();
      } finally {
        recorder.retry();
      }
    }
  }

  @Override
  public boolean connectedOnce() {
    return connectedOnce;
  }

  @Override
  public Feed.Unrecorded unrecorded() {
    return recorder.unrecorded();
  }

  @Override
  public void close() {
    inbox.add(new Delivered.Stop());
  }

  private void receive() throws InterruptedException {
    while (!recorder.isDone()) {
      switch (next()) {
        case null -> recorder.retry();
        case Delivered.Call call -> record(call);
        case Delivered.Registered registered -> registered(registered);
        case Delivered.Unregistered no ->
            site.listener()
                .accept(
                    new Happening.LinkDown(
                        site.clock().instant(), no.reason(), no.attempt(), no.retryIn()));
        case Delivered.Stop stop -> {
          return;
        }
      }
    }
  }

  /** Null when it is time to try again what could not be written. */
  private @Nullable Delivered next() throws InterruptedException {
    Duration retry = recorder.untilRetry();
    return retry == null ? inbox.take() : inbox.poll(retry.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void record(Delivered.Call call) {
    ByteString signs = call.delivery().getSigns();
    if (!signs.isEmpty()) {
      recorder.heard(signs.toByteArray());
    }
    List<Delivered.Summary> summaries = call.summaries();
    int taken = recorder.record(summaries);
    boolean written = recorder.isWritten();
    if (written && taken > 0) {
      advance(Position.parse(summaries.get(taken - 1).published().getPosition()));
    }
    recording.set(false); // before the answer, which lets the next one come
    if (!written) {
      String reason = recorder.unrecorded().reason();
      call.refuse(Status.UNAVAILABLE.withDescription("the journal cannot be written: " + reason));
    } else if (taken < summaries.size()) {
      call.refuse(Status.CANCELLED.withDescription("the terminal has what it wanted"));
    } else {
      call.answer();
    }
    endHistoryIfReached();
  }

  private void advance(Position reached) {
    position = reached;
    if (site.history()) { // without it, the journal lacks what was before
      writeDown(reached);
    }
  }

  private void writeDown(Position reached) {
    try {
      known.write(reached.toString());
      outage.over();
    } catch (IOException e) {
      outage.failed(e, "the next start is sent more of the history again");
    }
  }

  private void registered(Delivered.Registered registered) {
    site.listener().accept(new Happening.LinkUp(site.clock().instant(), registered.node()));
    if (registered.gone()) {
      site.listener()
          .accept(
              new Happening.HistoryUnreadable(
                  site.clock().instant(),
                  "some of what this terminal missed is gone, as the retention is over"));
    }
    Position after = Position.parse(registered.after());
    position = position.compareTo(after) > 0 && !registered.gone() ? position : after;
    historyEnd = Position.parse(registered.latest());
    recorder.setReadingHistory(true);
    connectedOnce = true;
    endHistoryIfReached();
  }

  private void endHistoryIfReached() {
    if (historyEnd != null && position.compareTo(historyEnd) >= 0) {
      historyEnd = null;
      recorder.setReadingHistory(false);
      site.listener().accept(new Happening.HistoryRead(site.clock().instant()));
    }
  }

  private TerminalRegistration registration(HostPort address) {
    TerminalRegistration.Builder registration =
        TerminalRegistration.newBuilder()
            .setName(site.terminal())
            .setAddress(address.toString())
            .setInstance(instance);
    if (connectedOnce) {
      registration.setPosition(position.toString());
    } else if (!site.history()) {
      registration.setOnlyNew(true);
    } else {
      known.read().ifPresentOrElse(registration::setPosition, () -> registration.setNothing(true));
    }
    return registration.build();
  }

  /** Hears calls on the network's threads. */
  private final class Deliveries extends TerminalDeliveryImplBase {
    @Override
    public void deliver(WindowDelivery delivery, StreamObserver<WindowReceipt> to) {
      // Otherwise answering a proxy that did not wait would throw.
      ((ServerCallStreamObserver<WindowReceipt>) to).setOnCancelHandler(() -> {});
      Delivered.Call call = new Delivered.Call(delivery, to);
      if (!delivery.getInstance().equals(instance)) {
        call.refuse(Status.NOT_FOUND.withDescription("this is another terminal"));
      } else if (!call.hasPositions()) {
        call.refuse(Status.INVALID_ARGUMENT.withDescription("a summary has no position"));
      } else if (recording.compareAndSet(false, true)) {
        inbox.add(call);
      } else {
        call.refuse(Status.UNAVAILABLE.withDescription("an earlier delivery is being recorded"));
      }
    }
  }
}
