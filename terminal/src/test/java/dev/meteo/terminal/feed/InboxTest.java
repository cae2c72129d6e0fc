package dev.meteo.terminal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  @Test
  void onlyTheLatestSignsWait() throws Exception {
    Inbox inbox = new Inbox();
    inbox.put(signs(1));
    inbox.put(new Inbound.Broken("once", new IOException("once")));
    Inbound latest = signs(2);
    inbox.put(latest);

    List<Inbound> taken = inbox.take(Duration.ZERO, 10);
    assertThat(taken).hasSize(2);
    assertThat(taken.getLast()).isSameAs(latest);
  }

  private static Inbound signs(int tag) {
    Envelope envelope = new Envelope(tag, false, "meteo.signs", "");
    return new Inbound.Signs(new Delivery(envelope, new BasicProperties(), new byte[0]));
  }
}
