package dev.meteo.admin;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.OldTopology;
import dev.meteo.messages.Topology;
import java.io.IOException;

/**
 * Replaces the topic exchange of readings by a fanout exchange. What is in the queue stays there;
 * what is published in between comes back to its sensor, which sends it again.
 */
final class ReadingsConversion implements Conversion {
  private final Connection connection;
  private final OldTopology old;

  ReadingsConversion(Connection connection) {
    this.connection = connection;
    this.old = new OldTopology(connection);
  }

  @Override
  public String what() {
    return "the exchange " + Topology.READINGS_EXCHANGE;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return old.hasReadingsExchange();
  }

  @Override
  public void run() throws IOException {
    Channel channel = connection.createChannel();
    channel.exchangeDelete(Topology.READINGS_EXCHANGE);
    Topology.declaring().readings(channel);
    channel.abort();
  }
}
