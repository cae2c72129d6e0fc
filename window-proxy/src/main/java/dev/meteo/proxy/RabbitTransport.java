package dev.meteo.proxy;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to RabbitMQ, connection after connection. */
final class RabbitTransport implements ProxyTransport {
  private static final Logger LOGGER = LoggerFactory.getLogger(RabbitTransport.class);

  private final Topology topology;
  private final Site site;
  private final BrokerLink link;
  private final PublishedHistory history;
  private final WindowFanout fanout;

  RabbitTransport(AmqpEndpoint endpoint, Topology topology, Site site) {
    this.topology = topology;
    this.site = site;
    this.link = new BrokerLink(endpoint, site.name(), site.report());
    this.history = new PublishedHistory(site.store(), site.rules().retention());
    this.fanout =
        new WindowFanout(
            endpoint,
            site.name() + " to terminals",
            topology,
            new FanoutHealth(site.report()::say, () -> ""));
  }

  @Override
  public void run(Leadership leadership) throws IOException, InterruptedException {
    try (fanout) {
      link.run(connection -> lead(leadership, connection));
    }
  }

  @Override
  public void close() {
    link.close();
  }

  private void lead(Leadership leadership, Connection connection)
      throws IOException, InterruptedException {
    HistoryCare care = new HistoryCare(connection, topology, this::everPublished, site.report());
    care.begin();
    try (SummaryPublisher publisher =
        new SummaryPublisher(connection, history, care, fanout, topology)) {
      leadership.run(publisher);
    }
  }

  /** Whether Redis knows of windows that were published; false when it cannot be asked. */
  private boolean everPublished() {
    try {
      return new WindowStore(site.store()).closedUntil().isPresent();
    } catch (StoreException e) {
      LOGGER.info("it is not known whether anything was published before", e);
      return false;
    }
  }
}
