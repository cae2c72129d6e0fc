package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the binding of the readings' queue while a session runs: every second each worker
 * binds it again. With another queue bound to the exchange, a broker would otherwise confirm to
 * sensors what this queue never got. On a channel of its own, so that a refusal hurts nothing.
 */
final class ReadingsBinding implements BrokerLink.Session {
  private static final Logger LOGGER = LoggerFactory.getLogger(ReadingsBinding.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Topology topology;
  private final BrokerLink.Session session;

  /**
   * @param session what is run meanwhile
   */
  ReadingsBinding(Topology topology, BrokerLink.Session session) {
    this.topology = topology;
    this.session = session;
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    Ending ending = new Ending();
    Thread.ofPlatform().daemon().name("binding").start(() -> keep(connection, ending));
    try {
      session.run(connection);
    } finally {
      ending.ask();
    }
  }

  private void keep(Connection connection, Ending ending) {
    try {
      Channel channel = null;
      while (!ending.await(PERIOD) && connection.isOpen()) {
        try {
          if (channel == null || !channel.isOpen()) {
            channel = connection.createChannel();
          }
          if (channel != null) {
            topology.keepReadings(channel);
          }
        } catch (IOException | ShutdownSignalException e) {
          LOGGER.debug("the readings' queue was not bound again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
