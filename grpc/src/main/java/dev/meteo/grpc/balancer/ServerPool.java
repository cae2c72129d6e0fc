package dev.meteo.grpc.balancer;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.LeaseTable;
import dev.meteo.worker.Console;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The servers that calls are passed on to, as long as they are heard of. Safe for concurrent use.
 */
final class ServerPool implements AutoCloseable {
  /** A server that dies silently is out after this and a look. */
  static final Duration LEASE = Duration.ofMillis(1800);

  private static final long LOOK_EVERY_MS = 50;

  private final Console console;
  private final Consumer<Boolean> hasServers;
  private final LeaseTable<Backend> leases = new LeaseTable<>(LEASE, System::nanoTime);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("leases").unstarted(task));
  private volatile List<Backend> backends = List.of();

  /**
   * @param hasServers told when there is a first server, or none any more
   */
  ServerPool(Console console, Consumer<Boolean> hasServers) {
    this.console = console;
    this.hasServers = hasServers;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::expire, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** The servers that are in now; never changes. */
  List<Backend> servers() {
    return backends;
  }

  /** A server was heard of; it is in from now on if it was not. */
  synchronized void heard(HostPort address, String instance, int load) {
    Optional<Backend> known = leases.renew(address.toString(), instance);
    if (known.isPresent()) {
      known.get().heard(load);
      return;
    }
    Backend entering = new Backend(address);
    leases.enter(address.toString(), instance, entering).ifPresent(Backend::drop);
    changed("server " + address + " has come");
  }

  /** A server leaves, in order. */
  synchronized void left(String address, String instance) {
    Optional<Backend> leaving = leases.leave(address, instance);
    if (leaving.isPresent()) {
      changed("server " + address + " has left");
      leaving.get().retire();
    }
  }

  /** Ends all connections. */
  @Override
  public synchronized void close() {
    timer.shutdownNow();
    leases.clear().forEach(Backend::drop);
    backends = List.of();
  }

  private synchronized void expire() {
    for (Backend expired : leases.expire(Backend::answeredNanos)) {
      changed("server " + expired + " is not heard of any more");
      expired.drop();
    }
  }

  private void changed(String what) {
    boolean had = !backends.isEmpty();
    backends = leases.members();
    if (had == backends.isEmpty()) {
      hasServers.accept(!backends.isEmpty());
    }
    console.say(what + "; servers now: " + backends.size());
  }
}
