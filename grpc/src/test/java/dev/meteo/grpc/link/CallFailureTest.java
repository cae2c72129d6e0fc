package dev.meteo.grpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallFailureTest {
  @Test
  void aDeadlineIsSaidInPlainWords() {
    Status deadline =
        Status.DEADLINE_EXCEEDED.withDescription(
            "CallOptions deadline exceeded after 0.785559985s. Name resolution delay 0.001 s");

    assertThat(CallFailure.text(deadline.asRuntimeException(), Duration.ofSeconds(1)))
        .isEqualTo("no answer within 1 s");
    assertThat(
            CallFailure.text(
                Status.UNAVAILABLE.withDescription("gone").asRuntimeException(),
                Duration.ofSeconds(1)))
        .isEqualTo("gone");
  }

  @Test
  void theNetworksWordsAreSaidInsteadOfGrpcs() {
    Status refused =
        Status.UNAVAILABLE
            .withDescription("io exception")
            .withCause(new IOException("io", new ConnectException("Connection refused")));

    assertThat(CallFailure.text(refused)).isEqualTo("Connection refused");
    assertThat(
            CallFailure.text(
                Status.UNAVAILABLE.withDescription("Network closed for unknown reason")))
        .isEqualTo("the connection was closed");
    assertThat(CallFailure.text(Status.UNAVAILABLE.withCause(new ClosedChannelException())))
        .isEqualTo("the connection was closed");
  }
}
