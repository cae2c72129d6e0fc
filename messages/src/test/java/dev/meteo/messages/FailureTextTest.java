package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.MissedHeartbeatException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.AMQImpl;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void aConnectionThatEndsIsSaidInWords() {
    assertThat(FailureText.of(new EOFException())).isEqualTo("closed by the broker");
    assertThat(FailureText.of(lost(new EOFException()))).isEqualTo("closed by the broker");
    assertThat(FailureText.of(new IOException(lost(new EOFException()))))
        .isEqualTo("closed by the broker");
    assertThat(FailureText.of(lost(new SocketException("Connection reset"))))
        .isEqualTo("closed by the broker (reset)");
    assertThat(FailureText.of(lost(new MissedHeartbeatException("Heartbeat missing"))))
        .isEqualTo("nothing heard of the broker for too long");
    assertThat(FailureText.of(new ClosedChannelException(), "Redis"))
        .isEqualTo("the connection was closed");
    assertThat(FailureText.of(new SocketTimeoutException(), "Redis"))
        .isEqualTo("Redis does not answer");
    assertThat(FailureText.of(new UnknownHostException("mq9"))).isEqualTo("there is no host mq9");
    assertThat(FailureText.of(new ConnectException("Connection refused")))
        .isEqualTo("Connection refused");
  }

  @Test
  void whatTheBrokerSaidIsRepeated() {
    AMQP.Connection.Close forced =
        new AMQImpl.Connection.Close(320, "CONNECTION_FORCED - shutdown\u001b[2J", 0, 0);

    assertThat(FailureText.of(new ShutdownSignalException(true, false, forced, null)))
        .startsWith("closed by the broker: CONNECTION_FORCED - shutdown")
        .doesNotContain("\u001b");
  }

  @Test
  void noNameOfAClassReachesAnybody() {
    List<Throwable> failures =
        List.of(
            new EOFException(),
            new IOException(new EOFException()),
            new IOException("java.io.EOFException"),
            new TimeoutException(),
            new ClosedChannelException(),
            new SSLHandshakeException(null),
            new SSLHandshakeException("sun.security.validator.ValidatorException: PKIX failed"),
            new PossibleAuthenticationFailureException(new EOFException()),
            new CompletionException(new ExecutionException(new IllegalStateException())),
            new AlreadyClosedException(lost(new EOFException())),
            new IOException(new IOException(new IOException((String) null))),
            new ShutdownSignalException(true, false, null, null));

    for (Throwable failure : failures) {
      assertThat(FailureText.of(failure))
          .as(failure.toString())
          .isNotBlank()
          .doesNotContainPattern("(Exception|Error)\\b");
    }
  }

  private static ShutdownSignalException lost(Throwable cause) {
    ShutdownSignalException signal = new ShutdownSignalException(true, false, null, null);
    signal.initCause(cause);
    return signal;
  }
}
