package dev.meteo.sensor;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The shared queue as a test sees it: what arrived, in the order of arrival. */
final class ReadingsQueue implements AutoCloseable {
  /**
   * @param body the text of the message
   */
  record Arrived(String routingKey, String contentType, int deliveryMode, String body) {}

  private final Connection connection;
  private final Channel channel;

  /** Declares it and empties it. */
  ReadingsQueue(String amqp) throws IOException, TimeoutException {
    connection = AmqpEndpoint.parse(amqp).connect("sensor test");
    channel = connection.createChannel();
    Topology.declaring().readings(channel);
    channel.queuePurge(Topology.READINGS_QUEUE);
  }

  /** A growing list of what arrives from now on; it is taken off the queue. */
  List<Arrived> consume() throws IOException {
    List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
    channel.basicConsume(
        Topology.READINGS_QUEUE,
        true,
        (tag, delivery) ->
            arrived.add(
                new Arrived(
                    delivery.getEnvelope().getRoutingKey(),
                    delivery.getProperties().getContentType(),
                    delivery.getProperties().getDeliveryMode(),
                    new String(delivery.getBody(), StandardCharsets.UTF_8))),
        tag -> {});
    return arrived;
  }

  long count() throws IOException {
    return channel.messageCount(Topology.READINGS_QUEUE);
  }

  void unbind() throws IOException {
    channel.queueUnbind(Topology.READINGS_QUEUE, Topology.READINGS_EXCHANGE, "#");
  }

  /** As on a broker that has never seen a role. */
  void deleteAll() throws IOException {
    channel.queueDelete(Topology.READINGS_QUEUE);
    channel.exchangeDelete(Topology.READINGS_EXCHANGE);
  }

  @Override
  public void close() {
    connection.abort();
  }
}
