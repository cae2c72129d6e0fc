package dev.meteo.terminal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
  @Test
  void streamThatNobodyDeclaredIsMissing() throws IOException {
    assertThat(outcome(404, "NOT_FOUND - no queue 'meteo.history' in vhost '/'"))
        .isInstanceOf(HistoryReader.Outcome.Missing.class);
  }

  @Test
  void streamOnNodeThatIsDownMayBeThereLater() throws IOException {
    assertThat(
            outcome(
                404,
                "NOT_FOUND - home node 'rabbit@a' of durable queue 'meteo.history' in vhost '/' is"
                    + " down or inaccessible"))
        .isInstanceOf(HistoryReader.Outcome.Missing.class);
  }

  @Test
  void streamOfOneWhoseVhostIsGoneIsTriedAgain() {
    assertThatThrownBy(() -> outcome(404, "NOT_FOUND - no exchange 'x' in vhost '/'"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void streamThatMayNotBeReadIsRefused() throws IOException {
    assertThat(outcome(403, "ACCESS_REFUSED - access to queue 'meteo.history' refused"))
        .isInstanceOf(HistoryReader.Outcome.Refused.class);
  }

  private static HistoryReader.Outcome outcome(int code, String text) throws IOException {
    AMQP.Channel.Close close =
        new AMQP.Channel.Close.Builder().replyCode(code).replyText(text).build();
    return HistoryReader.outcome(
        new IOException(new ShutdownSignalException(false, false, close, null)));
  }
}
