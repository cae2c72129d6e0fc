package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.MessageContent;
import dev.meteo.messages.Topology;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes readings on one connection after another. Once deliveries had to be given back because
 * Redis took nothing, a single message is tried first: each that is given back spends one of its
 * deliveries, of which the broker counts a limited number.
 */
final class ReadingSession implements BrokerLink.Session {
  private static final Logger LOGGER = LoggerFactory.getLogger(ReadingSession.class);

  /** What is to be done before anything is consumed. */
  @FunctionalInterface
  interface Preparation {
    /** Says whether to go on. */
    boolean run() throws IOException, InterruptedException;
  }

  /**
   * What works now.
   *
   * @param consumerTag empty before it consumes
   */
  private record Running(Channel channel, Consumption consumption, String consumerTag) {}

  private final Topology topology;
  private final int prefetch;
  private final Workplace workplace;
  private final Preparation preparation;
  private @Nullable Running running;
  private boolean ended;
  private boolean gaveBack;

  ReadingSession(Topology topology, int prefetch, Workplace workplace, Preparation preparation) {
    this.topology = topology;
    this.prefetch = prefetch;
    this.workplace = workplace;
    this.preparation = preparation;
  }

  @Override
  public void run(Connection connection) throws IOException, InterruptedException {
    Channel channel = connection.createChannel();
    topology.readings(channel);
    if (!workplace.guarantee().mayLose()) {
      channel.basicQos(prefetch);
    }
    Consumption consumption = new Consumption(channel, workplace);
    if (!preparation.run() || !begin(channel, consumption)) {
      return;
    }
    try {
      if (gaveBack) {
        tryOne(channel, consumption);
      }
      if (consume(channel, consumption)) {
        consumption.run();
      }
    } catch (EndedException e) {
      gaveBack = true;
      throw e;
    }
  }

  private void tryOne(Channel channel, Consumption consumption)
      throws IOException, InterruptedException {
    GetResponse one = channel.basicGet(Topology.READINGS_QUEUE, false);
    if (one != null) {
      consumption.runOne(
          new Delivery(
              one.getEnvelope().getDeliveryTag(),
              one.getEnvelope().getRoutingKey(),
              MessageContent.of(one.getProps().getContentEncoding(), one.getBody())));
      gaveBack = false;
    }
  }

  /** Has the session finish what is in hand and end; does not wait for that. */
  synchronized void end() {
    ended = true;
    Running current = running;
    if (current != null) {
      current.consumption().ending().ask();
      current.consumption().inbox().add(Event.Signal.WAKE);
      if (!current.consumerTag().isEmpty()) {
        cancel(current);
      }
    }
  }

  private synchronized boolean begin(Channel channel, Consumption consumption) {
    running = new Running(channel, consumption, "");
    return !ended;
  }

  private synchronized boolean consume(Channel channel, Consumption consumption)
      throws IOException {
    if (ended) {
      return false;
    }
    String tag =
        channel.basicConsume(
            Topology.READINGS_QUEUE,
            workplace.guarantee().mayLose(),
            new InboxConsumer(channel, consumption));
    running = new Running(channel, consumption, tag);
    return true;
  }

  private static void cancel(Running current) {
    try {
      current.channel().basicCancel(current.consumerTag());
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.info("the consumer could not be cancelled", e); // the session ends by this anyway
    }
  }
}
