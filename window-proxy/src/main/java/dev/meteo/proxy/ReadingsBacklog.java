package dev.meteo.proxy;

import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the queue of readings, on a channel of its own so that a missing queue cannot touch the
 * windows.
 */
final class ReadingsBacklog {
  private static final Logger LOGGER = LoggerFactory.getLogger(ReadingsBacklog.class);

  private final Connection connection;
  private @Nullable Channel channel;

  /** Opens nothing yet. */
  ReadingsBacklog(Connection connection) {
    this.connection = connection;
  }

  /** What waits there now; empty when the broker does not say. */
  Optional<Backlog> look() {
    try {
      DeclareOk queue = open().queueDeclarePassive(Topology.READINGS_QUEUE);
      return Optional.of(new Backlog(queue.getMessageCount(), queue.getConsumerCount()));
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.debug("the queue of readings cannot be looked at", e);
      return Optional.empty();
    }
  }

  private Channel open() throws IOException {
    Channel current = channel;
    if (current == null || !current.isOpen()) {
      current = connection.createChannel();
      if (current == null) {
        throw new IOException("the broker allows no further channel on this connection");
      }
      channel = current;
    }
    return current;
  }
}
