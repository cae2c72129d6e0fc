package dev.meteo.grpc.proxy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.LeaseTable;
import dev.meteo.proxy.ProxyReport;
import dev.meteo.proxy.WindowPublisher;
import dev.meteo.store.OutboxEntry;
import dev.meteo.store.Position;
import dev.meteo.store.PublishedSummary;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Publishes into the history and calls all terminals at once with what is new. The history is what
 * makes a summary published: a terminal that is slow, frozen or away gets it from there, and no one
 * waits for it. Safe for concurrent use.
 */
final class TerminalHub implements WindowPublisher, AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(2);

  private static final long LOOK_EVERY_MS = 200;
  private static final int TAIL = 2000;

  private final WindowHistory history;
  private final ProxyReport report;
  private final Tail tail = new Tail(TAIL);
  private final LeaseTable<TerminalLine> leases = new LeaseTable<>(LEASE, System::nanoTime);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("leases").unstarted(task));
  private boolean leading;
  private ByteString signs = ByteString.EMPTY;

  TerminalHub(WindowHistory history, ProxyReport report) {
    this.history = history;
    this.report = report;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::expire, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** For what may block. */
  ExecutorService executor() {
    return executor;
  }

  WindowHistory history() {
    return history;
  }

  @Override
  public boolean publish(String token, List<OutboxEntry> entries) throws StoreException {
    Optional<List<PublishedSummary>> published = history.append(token, entries);
    published.ifPresent(tail::add);
    lines().forEach(TerminalLine::wake);
    return published.isPresent();
  }

  @Override
  public void tell(byte[] body) {
    ByteString latest = UnsafeByteOperations.unsafeWrap(body);
    synchronized (this) {
      signs = latest;
    }
    lines().forEach(line -> line.tell(latest));
  }

  @Override
  public void check() {
    // It leads by the lease in Redis, and publishes there: there is nothing else to look after.
  }

  /** What is published is in Redis, nowhere else. */
  @Override
  public Optional<String> readHistory(
      Optional<String> checkpoint, Optional<Instant> notBefore, SummarySink each) {
    return Optional.empty();
  }

  @Override
  public Optional<String> placeInHistory() {
    return Optional.empty();
  }

  @Override
  public synchronized void leads(boolean leads) {
    leading = leads;
    tail.clear();
    signs = ByteString.EMPTY;
    if (!leads) {
      leases.clear().forEach(TerminalLine::close);
    }
  }

  /** Whether terminals may register here. */
  synchronized boolean isLeading() {
    return leading;
  }

  /**
   * A terminal is called from now on with what follows the position.
   *
   * @return false when this proxy does not lead
   */
  boolean enter(String name, String instance, HostPort address, Position position) {
    TerminalLine line = new TerminalLine(name, instance, address, position, this::after, executor);
    ByteString latest;
    synchronized (this) {
      latest = signs;
      if (!leading) {
        line.close();
        return false;
      }
      Optional<TerminalLine> former = leases.enter(name, instance, line);
      former.ifPresent(TerminalLine::close);
      if (former.isEmpty()) {
        told("terminal " + name + " has come");
      }
    }
    line.tell(latest);
    return true;
  }

  /** Renews a lease; false when there is none. */
  synchronized boolean renew(String name, String instance) {
    return leases.renew(name, instance).isPresent();
  }

  /** Ends a lease. */
  synchronized void leave(String name, String instance) {
    Optional<TerminalLine> line = leases.leave(name, instance);
    line.ifPresent(TerminalLine::close);
    if (line.isPresent()) {
      told("terminal " + name + " has left");
    }
  }

  @Override
  public void close() {
    leads(false);
    timer.shutdownNow();
    executor.shutdownNow();
  }

  private List<PublishedSummary> after(Position position, int limit) throws StoreException {
    Optional<List<PublishedSummary>> known = tail.after(position, limit);
    return known.isPresent() ? known.get() : history.after(position, limit);
  }

  private synchronized List<TerminalLine> lines() {
    return leases.members();
  }

  private synchronized void expire() {
    for (TerminalLine line : leases.expire(TerminalLine::answeredNanos)) {
      line.close();
      told("terminal " + line + " is not heard of any more");
    }
  }

  private void told(String what) {
    report.say(what + "; terminals now: " + leases.members().size());
  }
}
