package dev.meteo.grpc.server;

import dev.meteo.grpc.link.CallFailure;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.ServerHeartbeat;
import dev.meteo.grpc.wire.ServerLeaving;
import dev.meteo.grpc.wire.ServerRegistryGrpc;
import dev.meteo.grpc.wire.ServerRegistryGrpc.ServerRegistryBlockingStub;
import dev.meteo.worker.Console;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A server's place at a load balancer: taken with the first heartbeat, given up when closed. */
final class Membership implements AutoCloseable {
  private static final Duration HEARTBEAT_EVERY = Duration.ofMillis(300);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(500);

  private final HostPort balancer;
  private final String address;
  private final String instance;
  private final IntSupplier load;
  private final Console console;
  private final ManagedChannel channel;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean registered;
  private boolean told;

  /**
   * Does not connect yet.
   *
   * @param address where the balancer reaches the server
   * @param instance unique to this process
   */
  Membership(
      HostPort balancer, HostPort address, String instance, IntSupplier load, Console console) {
    this.balancer = balancer;
    this.address = address.toString();
    this.instance = instance;
    this.load = load;
    this.console = console;
    this.channel =
        NettyChannelBuilder.forAddress(balancer.host(), balancer.port()).usePlaintext().build();
  }

  void start() {
    Thread.ofPlatform().daemon().name("membership").start(this::keep);
  }

  /** Leaves at once: calls that were sent may still come, no new ones will. */
  @Override
  public void close() {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    try {
      var unused =
          stub(LEAVE_WITHIN)
              .leave(ServerLeaving.newBuilder().setAddress(address).setInstance(instance).build());
    } catch (StatusRuntimeException e) {
      // Its lease ends by itself.
    }
    channel.shutdownNow();
  }

  private void keep() {
    try {
      do {
        beat();
      } while (!closed.await(HEARTBEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      var unused =
          stub(ANSWER_WITHIN)
              .renew(
                  ServerHeartbeat.newBuilder()
                      .setAddress(address)
                      .setInstance(instance)
                      .setLoad(load.getAsInt())
                      .build());
      if (!registered) {
        console.say("registered with the load balancer at " + balancer + " as " + address);
      }
      registered = true;
      told = false;
    } catch (StatusRuntimeException e) {
      failed(e);
    }
  }

  private void failed(StatusRuntimeException e) {
    registered = false;
    if (closed.getCount() > 0 && !told) {
      told = true;
      console.say(
          "no load balancer at %s (%s); trying again until there is one"
              .formatted(balancer, CallFailure.text(e, ANSWER_WITHIN)));
    }
    channel.resetConnectBackoff(); // heartbeats have their own pace
  }

  private ServerRegistryBlockingStub stub(Duration within) {
    return ServerRegistryGrpc.newBlockingStub(channel)
        .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS);
  }
}
