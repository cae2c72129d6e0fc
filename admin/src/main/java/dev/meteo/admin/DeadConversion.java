package dev.meteo.admin;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.cli.UserError;
import dev.meteo.messages.OldTopology;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.Map;

/**
 * Gives the queue of refused readings its bounds: moves all of it to a stand-in, makes the queue
 * anew, and moves all back. One of the two is bound to the exchange at any time.
 */
final class DeadConversion implements Conversion {
  static final String STAND_IN = Topology.DEAD_QUEUE + ".converting";
  private static final Map<String, Object> UNBOUNDED =
      Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000);
  private static final String NO_KEY = "";

  private final Connection connection;
  private final Progress progress;
  private final OldTopology old;

  DeadConversion(Connection connection, Progress progress) {
    this.connection = connection;
    this.progress = progress;
    this.old = new OldTopology(connection);
  }

  @Override
  public String what() {
    return "the queue " + Topology.DEAD_QUEUE;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return old.hasDeadQueue() || old.hasQueue(STAND_IN);
  }

  @Override
  public void run() throws IOException, InterruptedException {
    SoleReader.become(connection);
    Channel channel = connection.createChannel();
    if (old.hasDeadQueue()) {
      requireNoConsumer(channel, Topology.DEAD_QUEUE);
      requireRoom();
      channel.queueDeclare(STAND_IN, true, false, false, UNBOUNDED);
      channel.queueBind(STAND_IN, Topology.DEAD_EXCHANGE, NO_KEY);
      channel.queueUnbind(Topology.DEAD_QUEUE, Topology.DEAD_EXCHANGE, NO_KEY);
      move(Topology.DEAD_QUEUE, STAND_IN);
      channel.queueDelete(Topology.DEAD_QUEUE);
    }
    if (old.hasQueue(STAND_IN)) {
      requireNoConsumer(channel, STAND_IN);
      Topology.declaring().dead(channel);
      channel.queueUnbind(STAND_IN, Topology.DEAD_EXCHANGE, NO_KEY);
      move(STAND_IN, Topology.DEAD_QUEUE);
      channel.queueDelete(STAND_IN);
    }
    channel.abort();
  }

  private void move(String from, String to) throws IOException, InterruptedException {
    try (QueueMove move = QueueMove.open(connection, from, to, progress)) {
      move.run();
    }
  }

  /** What it holds would be neither moved nor kept. */
  private static void requireNoConsumer(Channel channel, String queue) throws IOException {
    if (channel.consumerCount(queue) > 0) {
      throw new UserError("something consumes the queue " + queue + "; end that first");
    }
  }

  /** Looks at all of them, which then go back to where they were. */
  private void requireRoom() throws IOException {
    Channel channel = connection.createChannel();
    try {
      long messages = old.hasQueue(STAND_IN) ? channel.messageCount(STAND_IN) : 0;
      long bytes = 0;
      GetResponse message = channel.basicGet(Topology.DEAD_QUEUE, false);
      while (message != null) {
        messages++;
        bytes += message.getBody().length;
        message = channel.basicGet(Topology.DEAD_QUEUE, false);
      }
      if (messages > Topology.DEAD_MAX_LENGTH || bytes > Topology.DEAD_MAX_BYTES) {
        throw new UserError(
            "%s holds %,d messages of %,d bytes, and keeps no more than %,d of %,d from now on; requeue or discard some first, see './meteo dead --help'"
                .formatted(
                    Topology.DEAD_QUEUE,
                    messages,
                    bytes,
                    Topology.DEAD_MAX_LENGTH,
                    Topology.DEAD_MAX_BYTES));
      }
    } finally {
      channel.abort();
    }
  }
}
