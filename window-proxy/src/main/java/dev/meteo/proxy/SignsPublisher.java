package dev.meteo.proxy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.Topology;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes signs of life, on a channel of its own so that the broker's refusal cannot touch the
 * windows. What fails is left out, and tried anew with the next.
 */
final class SignsPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(SignsPublisher.class);
  private static final BasicProperties TRANSIENT =
      new BasicProperties.Builder().contentType("application/json").deliveryMode(1).build();

  private final Connection connection;
  private final Topology topology;
  private @Nullable Channel channel;

  /** Opens nothing yet. */
  SignsPublisher(Connection connection, Topology topology) {
    this.connection = connection;
    this.topology = topology;
  }

  void publish(byte[] body) {
    try {
      open().basicPublish(Topology.SIGNS_EXCHANGE, "", TRANSIENT, body);
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.info("signs of life were not published", e);
    }
  }

  private Channel open() throws IOException {
    Channel current = channel;
    if (current == null || !current.isOpen()) {
      current = connection.createChannel();
      if (current == null) {
        throw new IOException("the broker allows no further channel on this connection");
      }
      topology.signs(current);
      channel = current;
    }
    return current;
  }
}
