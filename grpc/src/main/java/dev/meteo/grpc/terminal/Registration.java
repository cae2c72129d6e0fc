package dev.meteo.grpc.terminal;

import dev.meteo.grpc.link.CallFailure;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.TerminalHeartbeat;
import dev.meteo.grpc.wire.TerminalLease;
import dev.meteo.grpc.wire.TerminalLeaving;
import dev.meteo.grpc.wire.TerminalRegistration;
import dev.meteo.grpc.wire.TerminalRegistryGrpc;
import dev.meteo.grpc.wire.TerminalRegistryGrpc.TerminalRegistryBlockingStub;
import dev.meteo.messages.Backoff;
import dev.meteo.store.Position;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A terminal's place at the window proxy that leads: registers with one after the other until one
 * takes it, renews, and begins again when it is not known there any more.
 */
final class Registration implements AutoCloseable {
  private static final Duration HEARTBEAT_EVERY = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(500);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 2;

  /** Who registers; the registration itself says what it has at that time. */
  record Terminal(String name, String instance) {}

  private final Terminal terminal;
  private final List<HostPort> proxies;
  private final Supplier<TerminalRegistration> registration;
  private final Consumer<Delivered> listener;
  private final Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, new SplittableRandom());
  private final CountDownLatch closed = new CountDownLatch(1);
  private int attempt;
  private String failure = "";

  Registration(
      Terminal terminal,
      List<HostPort> proxies,
      Supplier<TerminalRegistration> registration,
      Consumer<Delivered> listener) {
    this.terminal = terminal;
    this.proxies = proxies;
    this.registration = registration;
    this.listener = listener;
  }

  void start() {
    Thread.ofPlatform().daemon().name("registration").start(this::keep);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void keep() {
    try {
      while (closed.getCount() > 0) {
        for (HostPort proxy : proxies) {
          stayWith(proxy);
        }
        attempt++;
        Duration pause = backoff.next();
        listener.accept(new Delivered.Unregistered(failure, attempt, pause));
        sleepUnlessClosed(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when this proxy does not have the terminal, for whatever reason. */
  private void stayWith(HostPort proxy) throws InterruptedException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(proxy.host(), proxy.port()).usePlaintext().build();
    try {
      register(proxy, channel);
      attempt = 0;
      backoff.reset();
      renew(channel);
      leave(channel);
    } catch (StatusRuntimeException e) {
      failure = proxy + ": " + CallFailure.text(e, ANSWER_WITHIN);
    } finally {
      channel.shutdownNow();
    }
  }

  private void register(HostPort proxy, ManagedChannel channel) {
    TerminalLease lease = stub(channel, ANSWER_WITHIN).register(registration.get());
    if (!Position.isOne(lease.getAfter()) || !Position.isOne(lease.getLatest())) {
      throw Status.INTERNAL.withDescription("it names no positions").asRuntimeException();
    }
    listener.accept(
        new Delivered.Registered(
            proxy.toString(), lease.getAfter(), lease.getLatest(), lease.getGone()));
  }

  /** Renews until the feed is closed; throws when it cannot. */
  private void renew(ManagedChannel channel) throws InterruptedException {
    int missed = 0;
    while (!sleepUnlessClosed(HEARTBEAT_EVERY)) {
      try {
        var unused =
            stub(channel, ANSWER_WITHIN)
                .renew(
                    TerminalHeartbeat.newBuilder()
                        .setName(terminal.name())
                        .setInstance(terminal.instance())
                        .build());
        missed = 0;
      } catch (StatusRuntimeException e) {
        missed++;
        boolean unknown = e.getStatus().getCode() == Status.Code.NOT_FOUND;
        if (unknown || missed > MISSED_HEARTBEATS) {
          throw e;
        }
        channel.resetConnectBackoff();
      }
    }
  }

  private void leave(ManagedChannel channel) {
    try {
      var unused =
          stub(channel, LEAVE_WITHIN)
              .leave(
                  TerminalLeaving.newBuilder()
                      .setName(terminal.name())
                      .setInstance(terminal.instance())
                      .build());
    } catch (StatusRuntimeException e) {
      // Its lease ends by itself.
    }
  }

  /** Whether it is closed. */
  private boolean sleepUnlessClosed(Duration duration) throws InterruptedException {
    return closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static TerminalRegistryBlockingStub stub(ManagedChannel channel, Duration within) {
    return TerminalRegistryGrpc.newBlockingStub(channel)
        .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS);
  }
}
