package dev.meteo.admin;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * One command at a time reads the dead letters: a second one would not see what the first one
 * holds, and say that there is nothing. An exclusive queue stands for the turn; it ends with its
 * connection, however that ends.
 */
final class SoleReader {
  static final String QUEUE = "meteo.dead.reader";

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(100);

  private SoleReader() {}

  /**
   * Blocks until this connection is the only one to read.
   *
   * @throws UserError when another one still reads after a few seconds
   */
  static void become(Connection connection) throws IOException {
    long start = System.nanoTime();
    while (!tryToBecome(connection)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new UserError(
            "another 'meteo dead' reads the dead letters; try again when it has ended");
      }
      pause();
    }
  }

  /** On a channel of its own, which the broker closes when another connection has the queue. */
  private static boolean tryToBecome(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    try {
      channel.queueDeclare(QUEUE, false, true, true, Map.of());
      return true;
    } catch (IOException e) {
      if (e.getCause() instanceof ShutdownSignalException refused
          && refused.getReason() instanceof AMQP.Channel.Close close
          && close.getReplyCode() == AMQP.RESOURCE_LOCKED) {
        return false;
      }
      throw e;
    } finally {
      channel.abort();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while another 'meteo dead' reads the dead letters", e);
    }
  }
}
