package dev.meteo.grpc.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  @Test
  void aDeadlineIsSaidInPlainWords() {
    Status deadline =
        Status.DEADLINE_EXCEEDED.withDescription(
            "CallOptions deadline exceeded after 0.785559985s. Name resolution delay 0.001 s");

    assertThat(Registration.text(deadline.asRuntimeException())).isEqualTo("no answer within 1 s");
    assertThat(Registration.text(Status.UNAVAILABLE.withDescription("gone").asRuntimeException()))
        .isEqualTo("gone");
  }
}
