package dev.meteo.admin;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.UserError;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters one by one from the first on. What was read and not removed goes back when
 * this is closed. For one thread.
 *
 * <p>A quorum queue keeps what came back in the order in which it came, before what was never read.
 * So the order stays as long as all is read each time, which is done up to a thousand; beyond that
 * positions may change, and ids do not.
 */
final class DeadQueue implements AutoCloseable {
  private static final int CLOSE_TIMEOUT_MS = 2000;
  private static final int KEPT_IN_ORDER = 1000;

  private final AmqpEndpoint broker;
  private final Connection connection;
  private final Channel channel;
  private final long atStart;
  private final Set<Long> held = new LinkedHashSet<>();
  private int read;
  private @Nullable Connection publishing;

  private DeadQueue(AmqpEndpoint broker, Connection connection, Channel channel, long atStart) {
    this.broker = broker;
    this.connection = connection;
    this.channel = channel;
    this.atStart = atStart;
  }

  /**
   * Connects, and waits for a few seconds if another command reads.
   *
   * @throws UserError when there is no broker or no queue, or another command goes on reading
   */
  static DeadQueue open(AmqpEndpoint broker) {
    Connection connection = connect(broker);
    try {
      Channel channel = connection.createChannel();
      Topology.checking().dead(channel);
      SoleReader.become(connection);
      long ready = channel.messageCount(Topology.DEAD_QUEUE);
      return new DeadQueue(broker, connection, channel, ready);
    } catch (IOException | ShutdownSignalException e) {
      connection.abort(CLOSE_TIMEOUT_MS);
      throw new UserError(e.getMessage(), e);
    } catch (UserError e) {
      connection.abort(CLOSE_TIMEOUT_MS);
      throw e;
    }
  }

  private static Connection connect(AmqpEndpoint broker) {
    try {
      return broker.connect(ProcessName.of("dead"));
    } catch (IOException | TimeoutException e) {
      throw new UserError("no connection to RabbitMQ at " + broker + ": " + e.getMessage(), e);
    }
  }

  /** How many there were when it was opened; those that come later are not read. */
  long atStart() {
    return atStart;
  }

  /**
   * A channel for publishing, on a connection of its own: a broker that takes nothing for now would
   * else hold up reading as well.
   *
   * @throws UserError when there is no broker
   */
  Channel publishingChannel() throws IOException {
    Connection opened = connect(broker);
    publishing = opened;
    return opened.createChannel();
  }

  /** The next dead letter, or null after the last one that was there at the start. */
  @Nullable DeadMessage next() throws IOException {
    if (read >= atStart) {
      return null;
    }
    GetResponse response = channel.basicGet(Topology.DEAD_QUEUE, false);
    if (response == null) {
      return null;
    }
    read++;
    held.add(response.getEnvelope().getDeliveryTag());
    return DeadMessage.of(read, response);
  }

  /** The first one that matches, or null. */
  @Nullable DeadMessage find(Predicate<DeadMessage> wanted) throws IOException {
    DeadMessage message = next();
    while (message != null && !wanted.test(message)) {
      message = next();
    }
    return message;
  }

  /** Takes it out of the queue for good. */
  void remove(long deliveryTag) throws IOException {
    channel.basicAck(deliveryTag, false);
    held.remove(deliveryTag);
  }

  @Override
  public void close() {
    try {
      giveBack();
      // Acks travel before the answer to this, so that none is lost with the connection.
      channel.close();
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      // The connection's end returns what was not acked, too.
    }
    connection.abort(CLOSE_TIMEOUT_MS);
    if (publishing != null) {
      publishing.abort(CLOSE_TIMEOUT_MS);
    }
  }

  private void giveBack() throws IOException {
    while (atStart <= KEPT_IN_ORDER && next() != null) {
      // only read to be given back behind the others
    }
    for (long deliveryTag : held) {
      channel.basicNack(deliveryTag, false, true);
    }
  }
}
