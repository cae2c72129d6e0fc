package dev.meteo.chaos.scene;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an operator can ask the broker and do to it, on a connection of its own for each. */
public final class BrokerClient {
  private static final Duration HISTORY_QUIET = Duration.ofSeconds(2);
  private static final int HISTORY_PREFETCH = 1000;

  private final AmqpEndpoint endpoint;

  /** Something to do on a channel. */
  @FunctionalInterface
  public interface Deed<T> {
    /** Does it. */
    T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
  }

  BrokerClient(String amqp) {
    this.endpoint = AmqpEndpoint.parse(amqp);
  }

  /** Does something on a new connection. */
  public <T> T on(Deed<T> deed) throws IOException, InterruptedException {
    try (Connection connection = endpoint.connect("chaos");
        Channel channel = connection.createChannel()) {
      return deed.on(channel);
    } catch (TimeoutException e) {
      throw new IOException("the broker does not answer", e);
    }
  }

  /** Has all that roles would declare declared now, so that it is on the brokers' disks. */
  void declareAll(List<String> terminals) throws IOException, InterruptedException {
    on(
        channel -> {
          Topology topology = Topology.declaring();
          topology.readings(channel);
          topology.windows(channel);
          for (String terminal : terminals) {
            topology.terminal(channel, terminal);
          }
          return true;
        });
  }

  /** What it says that its version is. */
  public String version() throws IOException, InterruptedException {
    return on(
        channel -> String.valueOf(channel.getConnection().getServerProperties().get("version")));
  }

  /** How many messages wait in these queues; those that a consumer holds are not among them. */
  public long ready(List<String> queues) throws IOException, InterruptedException {
    return on(
        channel -> {
          long ready = 0;
          for (String queue : queues) {
            ready += channel.messageCount(queue);
          }
          return ready;
        });
  }

  /** Takes all that is in a queue out of it. */
  public List<byte[]> drain(String queue) throws IOException, InterruptedException {
    return on(
        channel -> {
          List<byte[]> bodies = new ArrayList<>();
          GetResponse got = channel.basicGet(queue, false);
          while (got != null) {
            bodies.add(got.getBody());
            channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
            got = channel.basicGet(queue, false);
          }
          return bodies;
        });
  }

  /** All summaries that were published, in the order of the history. */
  public List<String> history() throws IOException, InterruptedException {
    return on(
        channel -> {
          BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();
          channel.basicQos(HISTORY_PREFETCH);
          channel.basicConsume(
              Topology.HISTORY_STREAM,
              false,
              Map.of("x-stream-offset", "first"),
              (tag, message) -> {
                if (!HistoryMark.isMark(message.getProperties())) {
                  bodies.add(message.getBody());
                }
                channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
              },
              tag -> {});
          List<String> summaries = new ArrayList<>();
          byte[] body = bodies.poll(HISTORY_QUIET.toMillis(), TimeUnit.MILLISECONDS);
          while (body != null) {
            summaries.add(new String(body, StandardCharsets.UTF_8));
            body = bodies.poll(HISTORY_QUIET.toMillis(), TimeUnit.MILLISECONDS);
          }
          return summaries;
        });
  }
}
