package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.cli.Termination;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.store.Lease;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/**
 * A window proxy on one connection after the other: stands by until it holds the lease, then leads
 * until it does not. The lease is taken only while there is a broker, so that a proxy that is cut
 * off from it makes room.
 */
final class WindowProxy implements BrokerLink.Session {
  /** How often changed panes are looked for. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final StoreConnection store;
  private final String name;
  private final Topology topology;
  private final WindowRules rules;
  private final InstantSource clock;
  private final ProxyReport report;
  private final Termination termination;

  WindowProxy(
      StoreConnection store,
      String name,
      Topology topology,
      WindowRules rules,
      InstantSource clock,
      ProxyReport report,
      Termination termination) {
    this.store = store;
    this.name = name;
    this.topology = topology;
    this.rules = rules;
    this.clock = clock;
    this.report = report;
    this.termination = termination;
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    Channel channel = openChannel(connection);
    SummaryPublisher publisher = new SummaryPublisher(channel);
    Lease lease = new Lease(store, name, LeaseKeeper.LEASE_LENGTH);
    try (LeaseKeeper keeper = new LeaseKeeper(lease)) {
      keeper.start();
      while (!termination.isRequested()) {
        if (keeper.isHeld()) {
          lead(keeper, lease.token(), publisher);
        } else {
          checkOpen(channel);
          if (!keeper.awaitChange(LeaseKeeper.RENEW_EVERY)) {
            report.notLeading(keeper.failure());
          }
        }
      }
    }
  }

  private Channel openChannel(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    try {
      topology.windows(channel, rules.retention());
      return channel;
    } catch (TopologyException e) {
      if (!e.isDifference()) {
        throw e;
      }
      report.say(e.getMessage() + "; it is used as it is");
      Channel second = connection.createChannel();
      Topology.checking().windows(second, rules.retention());
      return second;
    }
  }

  private void lead(LeaseKeeper keeper, String token, SummaryPublisher publisher)
      throws IOException, InterruptedException {
    try {
      LeaderTerm term = begin(token, publisher);
      report.leading();
      while (keeper.isHeld() && !termination.isRequested()) {
        term.work();
        report.worked();
        termination.await(pause(term.nextDue()));
      }
    } catch (LostLeaseException e) {
      keeper.lost();
    } catch (StoreException e) {
      report.storeFailed(e);
      keeper.lost();
      termination.await(LONGEST_PAUSE);
    }
  }

  private LeaderTerm begin(String token, SummaryPublisher publisher)
      throws IOException, InterruptedException, LostLeaseException {
    return LeaderTerm.begin(
        new WindowStore(store),
        token,
        publisher,
        report.counters(),
        rules,
        clock,
        termination::isRequested);
  }

  private Duration pause(Instant nextDue) {
    Duration untilDue = Duration.between(clock.instant(), nextDue);
    if (untilDue.isNegative()) {
      return Duration.ZERO;
    }
    return untilDue.compareTo(LONGEST_PAUSE) < 0 ? untilDue.plusMillis(1) : LONGEST_PAUSE;
  }

  private static void checkOpen(Channel channel) throws IOException {
    if (!channel.isOpen()) {
      throw new IOException("the channel is closed: " + channel.getCloseReason().getMessage());
    }
  }
}
