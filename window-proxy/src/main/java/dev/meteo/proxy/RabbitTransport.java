package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import java.io.IOException;

/** Publishes to RabbitMQ, connection after connection. */
final class RabbitTransport implements ProxyTransport {
  private final Topology topology;
  private final Site site;
  private final BrokerLink link;

  RabbitTransport(AmqpEndpoint endpoint, Topology topology, Site site) {
    this.topology = topology;
    this.site = site;
    this.link = new BrokerLink(endpoint, site.name(), site.report());
  }

  @Override
  public void run(Leadership leadership) throws IOException, InterruptedException {
    link.run(
        connection ->
            leadership.run(new SummaryPublisher(connection, openChannel(connection), topology)));
  }

  @Override
  public void close() {
    link.close();
  }

  private Channel openChannel(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    try {
      topology.windows(channel, site.rules().retention());
      return channel;
    } catch (TopologyException e) {
      if (!e.isDifference()) {
        throw e;
      }
      site.report().say(e.getMessage() + "; it is used as it is");
      Channel second = connection.createChannel();
      Topology.checking().windows(second, site.rules().retention());
      return second;
    }
  }
}
