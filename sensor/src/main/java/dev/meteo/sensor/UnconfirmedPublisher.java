package dev.meteo.sensor;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.FailureText;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WriteCork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes without confirms. {@link #run} keeps a channel open on one thread, {@link #publish}
 * uses it on another.
 */
final class UnconfirmedPublisher implements BrokerPublisher {
  private final Topology topology;
  private final WriteCork cork;
  private final CompletableFuture<@Nullable ShutdownSignalException> ended =
      new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private volatile @Nullable Channel current;
  private volatile boolean blocked;

  UnconfirmedPublisher(Topology topology, WriteCork cork) {
    this.topology = topology;
    this.cork = cork;
  }

  @Override
  public boolean isBlocked() {
    return blocked;
  }

  @Override
  public void run(Connection connection)
      throws IOException, TimeoutException, InterruptedException {
    blocked = false;
    connection.addBlockedListener(reason -> blocked = true, () -> blocked = false);
    try (Channel declaring = connection.createChannel()) {
      topology.readings(declaring);
    }
    Channel channel = connection.createChannel();
    CompletableFuture<ShutdownSignalException> broken = new CompletableFuture<>();
    channel.addShutdownListener(broken::complete);
    current = channel;
    ready.complete(null);
    try {
      if (CompletableFuture.anyOf(broken, ended).get() instanceof ShutdownSignalException cause) {
        throw new IOException("the channel is closed: " + FailureText.of(cause), cause);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("neither fails", e);
    } finally {
      current = null;
    }
  }

  /** Done once something can be published for the first time. */
  CompletableFuture<@Nullable Void> ready() {
    return ready;
  }

  /** Lets {@link #run} return. */
  void end() {
    ended.complete(null);
  }

  /**
   * Writes messages to the connection.
   *
   * @throws IOException when there is none or it failed; then none of them counts as written
   */
  void publish(List<ReadingMessages.Message> messages) throws IOException {
    Channel channel = current;
    if (channel == null) {
      throw new IOException("there is no connection");
    }
    cork.hold();
    try {
      for (ReadingMessages.Message message : messages) {
        channel.basicPublish(
            Topology.READINGS_EXCHANGE,
            message.routingKey(),
            ReadingMessages.PROPERTIES,
            message.body());
      }
    } catch (AlreadyClosedException e) {
      throw new IOException("the channel is closed", e);
    } finally {
      cork.release();
    }
  }
}
