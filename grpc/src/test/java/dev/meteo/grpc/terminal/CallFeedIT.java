package dev.meteo.grpc.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.PublishedSummary;
import dev.meteo.grpc.wire.TerminalDeliveryGrpc;
import dev.meteo.grpc.wire.TerminalHeartbeat;
import dev.meteo.grpc.wire.TerminalLease;
import dev.meteo.grpc.wire.TerminalLeaving;
import dev.meteo.grpc.wire.TerminalLeft;
import dev.meteo.grpc.wire.TerminalRegistration;
import dev.meteo.grpc.wire.TerminalRegistryGrpc.TerminalRegistryImplBase;
import dev.meteo.grpc.wire.WindowDelivery;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.WindowBook;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal answers a proxy when its disk takes some of it, or nothing. */
@Timeout(60)
class CallFeedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Happening> happenings = new CopyOnWriteArrayList<>();
  private final CompletableFuture<TerminalRegistration> registered = new CompletableFuture<>();
  private final RpcServer proxy =
      new RpcServer(new HostPort("localhost", 0), List.of(new Registry().bindService()));
  @TempDir private Path home;
  private Journal journal;
  private Feed feed;
  private CompletableFuture<Void> run;
  private ManagedChannel channel;

  @BeforeEach
  void open() throws Exception {
    List<HostPort> proxies = List.of(new HostPort("localhost", proxy.start()));
    journal = Journal.open(home);
    feed = new CallFeed(site(), new dev.meteo.grpc.link.ListenOptions(), proxies);
    run = CompletableFuture.runAsync(this::runFeed);
    HostPort address = HostPort.parse(registered.get(60, TimeUnit.SECONDS).getAddress());
    channel = NettyChannelBuilder.forAddress(address.host(), address.port()).usePlaintext().build();
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow();
    feed.close();
    run.get(60, TimeUnit.SECONDS);
    journal.close();
    proxy.close();
  }

  @Test
  void aPositionThatCannotBeWrittenDoesNoHarm() throws Exception {
    Files.createDirectory(home.resolve("position.new"));
    deliver(1);
    deliver(2);
    assertThat(home.resolve("position")).doesNotExist();

    Files.delete(home.resolve("position.new"));
    deliver(3);
    assertThat(home.resolve("position")).hasContent("3-0");
    assertThat(Files.readAllLines(dayFile())).hasSize(3);
  }

  @Test
  void whatHasNoPlaceInTheHistoryEndsNoTerminal() throws Exception {
    assertThatThrownBy(() -> deliverAt("garbage", 1))
        .satisfies(
            failure ->
                assertThat(((StatusRuntimeException) failure).getStatus().getCode())
                    .isEqualTo(Status.Code.INVALID_ARGUMENT));

    deliver(1);
    assertThat(Files.readAllLines(dayFile())).hasSize(1);
  }

  @Test
  void whatTheDiskDoesNotTakeIsToldRefusedAndWrittenOnceWithoutAnotherCall() throws Exception {
    Path inTheWay = Files.createDirectory(dayFile());
    assertThatThrownBy(() -> deliver(1)).satisfies(CallFeedIT::saysThatTheJournalFails);
    assertThatThrownBy(() -> deliver(1, 2)).satisfies(CallFeedIT::saysThatTheJournalFails);
    assertThatThrownBy(() -> deliver(1, 2)).satisfies(CallFeedIT::saysThatTheJournalFails);
    assertThat(told(Happening.DiskFailed.class)).hasSize(1);
    assertThat(told(Happening.Unrecorded.class))
        .extracting(Happening.Unrecorded::summaries)
        .extracting(List::size)
        .containsExactly(1, 1);
    assertThat(feed.unrecorded().summaries()).isEqualTo(2);
    assertThat(home.resolve("position")).doesNotExist();

    Files.delete(inTheWay);
    Awaitility.await().atMost(PATIENCE).until(() -> feed.unrecorded().summaries() == 0);
    assertThat(told(Happening.RecordedLater.class)).hasSize(1);
    deliver(1, 2);
    deliver(3);
    assertThat(home.resolve("position")).hasContent("3-0");
    assertThat(Files.readAllLines(dayFile())).hasSize(3);
  }

  @Test
  void whatTheDiskDoesNotTakeUntilTheEndIsKnown() throws Exception {
    Path inTheWay = Files.createDirectory(dayFile());
    assertThatThrownBy(() -> deliver(1, 2)).satisfies(CallFeedIT::saysThatTheJournalFails);
    feed.close();
    run.get(60, TimeUnit.SECONDS);
    assertThat(feed.unrecorded().summaries()).isEqualTo(2);
    assertThat(feed.unrecorded().reason()).isNotEmpty();
    Files.delete(inTheWay);
  }

  private Path dayFile() {
    return journal.file(LocalDate.parse("2026-03-01"));
  }

  private static void saysThatTheJournalFails(Throwable failure) {
    Status status = ((StatusRuntimeException) failure).getStatus();
    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getDescription()).startsWith("the journal cannot be written: ");
  }

  private <T extends Happening> List<T> told(Class<T> kind) {
    return happenings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** As a proxy delivers; returns once it is answered. */
  private void deliver(int... windows) {
    deliverAt(null, windows);
  }

  private void deliverAt(@Nullable String position, int... windows) {
    WindowDelivery.Builder delivery =
        WindowDelivery.newBuilder().setInstance(registered.join().getInstance());
    for (int window : windows) {
      Instant start = NOON.plusSeconds(5L * window);
      WindowSummary summary = new WindowSummary(start, start.plusSeconds(5), 1, null, null);
      delivery.addSummaries(
          PublishedSummary.newBuilder()
              .setPosition(position == null ? window + "-0" : position)
              .setBody(ByteString.copyFrom(WindowSummaryCodec.encode(summary))));
    }
    var unused =
        TerminalDeliveryGrpc.newBlockingStub(channel)
            .withDeadlineAfter(2, TimeUnit.SECONDS)
            .deliver(delivery.build());
  }

  private void runFeed() {
    try {
      feed.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private FeedSource.Site site() {
    return new FeedSource.Site(
        "hall",
        true,
        FeedSource.UNLIMITED,
        journal,
        new WindowBook(),
        InstantSource.fixed(NOON.plusSeconds(60)),
        happenings::add);
  }

  /** A proxy's side of the registration, which keeps every lease. */
  private final class Registry extends TerminalRegistryImplBase {
    @Override
    public void register(TerminalRegistration terminal, StreamObserver<TerminalLease> to) {
      registered.complete(terminal);
      answer(to, TerminalLease.newBuilder().setAfter("0-0").setLatest("0-0").build());
    }

    @Override
    public void renew(TerminalHeartbeat heartbeat, StreamObserver<TerminalLease> to) {
      answer(to, TerminalLease.getDefaultInstance());
    }

    @Override
    public void leave(TerminalLeaving leaving, StreamObserver<TerminalLeft> to) {
      answer(to, TerminalLeft.getDefaultInstance());
    }

    private static <T> void answer(StreamObserver<T> to, T answer) {
      to.onNext(answer);
      to.onCompleted();
    }
  }
}
