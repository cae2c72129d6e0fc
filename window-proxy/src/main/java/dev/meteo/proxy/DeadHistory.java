package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do about a stream that is there and does not run. A broker that died within the second in
 * which it declared the stream comes back so, and stays so; then nothing was published yet, and the
 * stream is deleted. Otherwise its node may be down, and an operator has to judge. Through all
 * connections of a proxy; for one thread.
 */
final class DeadHistory {
  private static final Logger LOGGER = LoggerFactory.getLogger(DeadHistory.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BooleanSupplier mayDelete;
  private final Consumer<String> user;
  private boolean dead;
  private boolean told;
  private long deadNanos;

  /**
   * @param mayDelete whether nothing was published yet, and what is deleted is declared again
   */
  DeadHistory(BooleanSupplier mayDelete, Consumer<String> user) {
    this.mayDelete = mayDelete;
    this.user = user;
  }

  /** It runs. */
  void lives() {
    dead = false;
    told = false;
  }

  /** Hears why it could not be declared. Blocks on the broker. */
  void failed(Connection connection, IOException failure) {
    if (!TopologyException.isUnreachableQueue(failure)) {
      return;
    }
    if (!dead) {
      dead = true;
      deadNanos = System.nanoTime();
    } else if (System.nanoTime() - deadNanos > PATIENCE.toNanos() && !told) {
      told = true;
      if (mayDelete.getAsBoolean()) {
        user.accept(
            "the stream %s does not run, and nothing was published yet: it is made again"
                .formatted(Topology.HISTORY_STREAM));
        delete(connection);
      } else {
        user.accept(
            "WARNING: the stream %1$s does not run, and nothing is published without it; if that stays so with all nodes of the broker up: rabbitmqctl delete_queue %1$s (terminals that do not have it yet then miss what was published before)"
                .formatted(Topology.HISTORY_STREAM));
      }
    }
  }

  private static void delete(Connection connection) {
    try {
      Channel channel =
          connection.openChannel().orElseThrow(() -> new IOException("there is no channel left"));
      channel.queueDelete(Topology.HISTORY_STREAM);
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.warn("the stream {} was not deleted", Topology.HISTORY_STREAM, e);
    }
  }
}
