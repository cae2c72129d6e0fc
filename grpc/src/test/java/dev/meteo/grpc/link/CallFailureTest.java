package dev.meteo.grpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
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
}
