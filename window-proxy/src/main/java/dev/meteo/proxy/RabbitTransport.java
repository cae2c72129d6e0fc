package dev.meteo.proxy;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.Topology;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to RabbitMQ, connection after connection. */
final class RabbitTransport implements ProxyTransport {
  private static final Logger LOGGER = LoggerFactory.getLogger(RabbitTransport.class);

  private final Topology topology;
  private final Site site;
  private final BrokerLink link;
  private final WindowFanout fanout;
  private final HistoryPolicy policy;
  private final DeadHistory deadHistory;
  private final BrokerWatch watch;

  /**
   * @param management of the same broker, which need not be there
   */
  RabbitTransport(
      AmqpEndpoint endpoint, BrokerManagement management, Topology topology, Site site) {
    this.topology = topology;
    this.site = site;
    this.link = new BrokerLink(endpoint, site.name(), site.report());
    this.deadHistory = new DeadHistory(() -> topology.isDeclaring() && isNew(), site.report()::say);
    this.fanout =
        new WindowFanout(
            endpoint,
            site.name() + " to terminals",
            topology,
            new FanoutHealth(site.report()::say, new FanoutSuspects(management)));
    this.watch = new BrokerWatch(management, site.report()::say);
    this.policy =
        new HistoryPolicy(
            management, endpoint.virtualHost(), site.rules().retention(), site.report()::say);
  }

  @Override
  public void run(Leadership leadership) throws IOException, InterruptedException {
    try (fanout;
        watch) {
      watch.start();
      link.run(connection -> lead(leadership, connection));
    }
  }

  @Override
  public void close() {
    link.close();
  }

  private void lead(Leadership leadership, Connection connection)
      throws IOException, InterruptedException {
    HistoryCare care =
        new HistoryCare(connection, topology, policy, this::everPublished, site.report());
    try {
      care.begin();
      deadHistory.lives();
    } catch (IOException e) {
      deadHistory.failed(connection, e);
      throw e;
    }
    try (SummaryPublisher publisher =
        new SummaryPublisher(connection, care, fanout, watch, topology)) {
      leadership.run(publisher);
    }
  }

  /** Whether Redis knows of windows that were published; false when it cannot be asked. */
  private boolean everPublished() {
    return closedUntil().filter(Optional::isPresent).isPresent();
  }

  /** Whether no window was published yet; false when that is not known. */
  private boolean isNew() {
    return closedUntil().filter(Optional::isEmpty).isPresent();
  }

  /** Empty when Redis cannot be asked. */
  private Optional<Optional<Instant>> closedUntil() {
    try {
      return Optional.of(new WindowStore(site.store()).closedUntil());
    } catch (StoreException e) {
      LOGGER.info("it is not known whether anything was published before", e);
      return Optional.empty();
    }
  }
}
