package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TopologyExceptionTest {
  @Test
  void whatIsMissingIsAWrongTopology() {
    assertThat(explained("NOT_FOUND - no queue 'meteo.readings' in vhost '/'"))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void whatCannotBeReachedYetIsNone() {
    IOException refused =
        refused(
            "NOT_FOUND - home node 'rabbit@one' of durable queue 'meteo.history' in vhost '/' is"
                + " down or inaccessible");

    assertThat(TopologyException.explain("queue meteo.history", refused)).isSameAs(refused);
  }

  private static IOException explained(String replyText) {
    return TopologyException.explain("queue meteo.readings", refused(replyText));
  }

  /** As the client throws it when the broker closes the channel. */
  private static IOException refused(String replyText) {
    AMQP.Channel.Close close =
        new AMQP.Channel.Close.Builder().replyCode(AMQP.NOT_FOUND).replyText(replyText).build();
    return new IOException(new ShutdownSignalException(false, false, close, null));
  }
}
