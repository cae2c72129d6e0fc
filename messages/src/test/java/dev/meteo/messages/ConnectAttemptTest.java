package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectAttemptTest {
  @Test
  void isGivenUpInSilenceWhenItFailsWhileTheLinkIsClosed() throws Exception {
    for (int i = 0; i < 2000; i++) {
      CompletableFuture<Void> closed = new CompletableFuture<>();
      ConnectAttempt attempt =
          ConnectAttempt.start(
              () -> {
                while (!closed.isDone()) {
                  Thread.onSpinWait();
                }
                throw new IOException("refused");
              },
              "test");
      closed.completeOnTimeout(null, 100, TimeUnit.MICROSECONDS);

      assertThat(attempt.await(closed)).isNull();
    }
  }

  @Test
  void saysWhyItFailed() {
    ConnectAttempt attempt =
        ConnectAttempt.start(
            () -> {
              throw new IOException("refused");
            },
            "test");

    assertThatThrownBy(() -> attempt.await(new CompletableFuture<>()))
        .isInstanceOf(IOException.class)
        .hasMessage("refused");
  }
}
