package dev.meteo.acceptance.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.ConfirmingPublisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Numbered messages, published to a queue by its name and taken from it again. */
final class Messages {
  static final BasicProperties PERSISTENT = MessageProperties.PERSISTENT_TEXT_PLAIN;

  private Messages() {}

  static void publish(ConfirmingPublisher<Integer> publisher, String queue, int number)
      throws IOException, InterruptedException {
    publisher.publish("", queue, PERSISTENT, Integer.toString(number).getBytes(UTF_8), number);
  }

  static List<Integer> drain(Channel channel, String queue) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    GetResponse next;
    while ((next = channel.basicGet(queue, true)) != null) {
      numbers.add(Integer.valueOf(new String(next.getBody(), UTF_8)));
    }
    return numbers;
  }
}
