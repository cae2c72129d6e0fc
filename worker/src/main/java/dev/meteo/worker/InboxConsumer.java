package dev.meteo.worker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.MessageContent;
import java.io.IOException;

/** Puts what the broker sends into a consumption's inbox, on the client's threads. */
final class InboxConsumer extends DefaultConsumer {
  private final Consumption consumption;

  InboxConsumer(Channel channel, Consumption consumption) {
    super(channel);
    this.consumption = consumption;
  }

  @Override
  public void handleDelivery(
      String tag, Envelope envelope, BasicProperties properties, byte[] body) {
    try {
      MessageContent content = MessageContent.of(properties.getContentEncoding(), body);
      consumption.took(content.body().length);
      consumption
          .inbox()
          .add(new Delivery(envelope.getDeliveryTag(), envelope.getRoutingKey(), content));
    } catch (Throwable e) { // the client would only close the channel
      fail(e);
    }
  }

  @Override
  public void handleCancelOk(String tag) {
    consumption.inbox().add(Event.Signal.CANCELLED);
  }

  @Override
  public void handleCancel(String tag) {
    fail(new IOException("the broker cancelled the consumer; was the queue deleted?"));
  }

  @Override
  public void handleShutdownSignal(String tag, ShutdownSignalException cause) {
    fail(cause);
  }

  private void fail(Throwable cause) {
    consumption.ending().fail(cause);
    consumption.inbox().add(Event.Signal.WAKE);
  }
}
