package dev.meteo.grpc.balancer;

import dev.meteo.grpc.link.HostPort;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that calls can be passed on to. Safe for concurrent use. */
final class Backend implements Candidate {
  /** What a server that left may still answer. */
  private static final long LAST_ANSWERS_MS = 4000;

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("backends").unstarted(task));

  private final String address;
  private final ManagedChannel channel;
  private final AtomicInteger own = new AtomicInteger();
  private volatile int foreign;
  private volatile boolean suspect;
  private volatile long answeredNanos = System.nanoTime();

  /** Begins to connect. */
  Backend(HostPort address) {
    this.address = address.toString();
    this.channel =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .usePlaintext()
            .directExecutor()
            .disableRetry() // the balancer knows other servers; the channel only this one
            .build();
    var unused = channel.getState(true);
  }

  String address() {
    return address;
  }

  ManagedChannel channel() {
    return channel;
  }

  @Override
  public int outstanding() {
    return own.get() + foreign;
  }

  @Override
  public boolean isSuspect() {
    return suspect;
  }

  /**
   * The server was heard of.
   *
   * @param load its calls, of this balancer and others
   */
  void heard(int load) {
    foreign = Math.max(0, load - own.get());
    suspect = false;
  }

  void began() {
    own.incrementAndGet();
  }

  void ended() {
    own.decrementAndGet();
  }

  /** A call was answered, which is a sign of life as good as a heartbeat. */
  void answered() {
    answeredNanos = System.nanoTime();
  }

  /** When a call was answered last, or the server came, of {@link System#nanoTime}. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** A call did not get through. */
  void unreachable() {
    suspect = true;
  }

  /** Takes no further call; those under way may end. */
  void retire() {
    channel.shutdown();
    var unused = TIMER.schedule(this::drop, LAST_ANSWERS_MS, TimeUnit.MILLISECONDS);
  }

  /** Calls under way fail at once. */
  void drop() {
    channel.shutdownNow();
  }

  @Override
  public String toString() {
    return address;
  }
}
