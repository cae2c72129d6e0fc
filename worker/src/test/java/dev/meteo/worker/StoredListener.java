package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Reading;
import dev.meteo.messages.StoredReadings;
import dev.meteo.messages.StoredReadingsDecoder;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who listens to what counts, with a queue that ends with it. */
final class StoredListener implements AutoCloseable {
  private final Connection connection;
  private final Channel channel;
  private final String queue;
  private final List<StoredReadings> heard = new ArrayList<>();

  private StoredListener(Connection connection, Channel channel, String queue) {
    this.connection = connection;
    this.channel = channel;
    this.queue = queue;
  }

  static StoredListener start(Stack stack, Map<String, Object> arguments) throws Exception {
    Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("listener");
    Channel channel = connection.createChannel();
    Topology.declaring().stored(channel);
    String queue = "listener-" + System.nanoTime();
    channel.queueDeclare(queue, true, false, false, arguments);
    channel.queueBind(queue, Topology.STORED_EXCHANGE, "stored.#");
    return new StoredListener(connection, channel, queue);
  }

  /** One whose queue is there already. */
  static StoredListener of(Stack stack, String queue) throws Exception {
    Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("listener");
    return new StoredListener(connection, connection.createChannel(), queue);
  }

  String queue() {
    return queue;
  }

  /** All messages so far, in the order of the queue. */
  List<StoredReadings> heard() throws IOException {
    GetResponse next = channel.basicGet(queue, true);
    while (next != null) {
      StoredReadings stored = StoredReadingsDecoder.decode(next.getBody());
      if (!stored.routingKey().equals(next.getEnvelope().getRoutingKey())) {
        throw new IOException("the key " + next.getEnvelope().getRoutingKey() + " is wrong");
      }
      heard.add(stored);
      next = channel.basicGet(queue, true);
    }
    return heard;
  }

  /** The identities of all readings so far. */
  Set<String> identities() throws IOException {
    Set<String> identities = new TreeSet<>();
    for (StoredReadings stored : heard()) {
      stored.readings().forEach(told -> identities.add(identity(told.reading())));
    }
    return identities;
  }

  static String identity(Reading reading) {
    return reading.sensor() + " " + reading.kind() + " " + reading.timestamp();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.queueDelete(queue);
    } finally {
      connection.abort(2000);
    }
  }
}
