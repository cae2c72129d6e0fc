package dev.meteo.messages;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;

/**
 * Which exchanges and queues are there as an older version declared them. Asking creates and
 * changes nothing. All methods block on the broker.
 */
public final class OldTopology {
  private final Connection connection;

  /** The connection stays the caller's. */
  public OldTopology(Connection connection) {
    this.connection = connection;
  }

  /** Whether the exchange of readings is a topic exchange. */
  public boolean hasReadingsExchange() throws IOException {
    String name = Topology.READINGS_EXCHANGE;
    return exists("exchange " + name, channel -> channel.exchangeDeclarePassive(name))
        && differs(
            "exchange " + name,
            channel -> channel.exchangeDeclare(name, BuiltinExchangeType.FANOUT, true));
  }

  /** Whether the queue of refused readings has other bounds, or none. */
  public boolean hasDeadQueue() throws IOException {
    return differs(Topology.DEAD_QUEUE, Topology.deadArguments());
  }

  /** Whether the stream of summaries has the retention as an argument. */
  public boolean hasHistoryStream() throws IOException {
    return differs(Topology.HISTORY_STREAM, Topology.historyArguments());
  }

  /** Whether there is a queue or stream of this name. */
  public boolean hasQueue(String name) throws IOException {
    return exists("queue " + name, channel -> channel.queueDeclarePassive(name));
  }

  private boolean differs(String queue, Map<String, Object> arguments) throws IOException {
    return hasQueue(queue)
        && differs(
            "queue " + queue,
            channel -> channel.queueDeclare(queue, true, false, false, arguments));
  }

  @FunctionalInterface
  private interface Question {
    Object ask(Channel channel) throws IOException;
  }

  private boolean exists(String what, Question question) throws IOException {
    try {
      ask(what, question);
      return true;
    } catch (TopologyException e) {
      if (e.isMissing()) {
        return false;
      }
      throw e;
    }
  }

  private boolean differs(String what, Question question) throws IOException {
    try {
      ask(what, question);
      return false;
    } catch (TopologyException e) {
      if (e.isDifference()) {
        return true;
      }
      throw e;
    }
  }

  /** On a channel of its own, which the broker closes when the answer is no. */
  private void ask(String what, Question question) throws IOException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no further channel"));
    try {
      var unused = question.ask(channel);
    } catch (IOException e) {
      throw TopologyException.explain(what, e);
    } finally {
      channel.abort();
    }
  }
}
