package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboundGateTest {
  private final InboundGate gate = new InboundGate(100);
  private final AtomicBoolean abandoned = new AtomicBoolean();

  @Test
  void opensAgainOnceEnoughIsReleased() {
    gate.took(80);
    assertThat(reader()).succeedsWithin(Duration.ofSeconds(5));
    gate.took(80);
    CompletableFuture<Void> second = reader();
    assertThat(second).isNotDone();

    gate.released(50);

    assertThat(second).isNotDone();
    gate.released(20);
    assertThat(second).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void resetForgetsWhatWasInHand() {
    gate.took(500);
    CompletableFuture<Void> reader = reader();

    gate.reset();

    assertThat(reader).succeedsWithin(Duration.ofSeconds(5));
    gate.took(101);
    assertThat(reader()).isNotDone();
  }

  @Test
  void waitsNoLongerForASocketThatIsClosed() {
    gate.took(500);
    CompletableFuture<Void> reader = reader();

    abandoned.set(true);

    await().atMost(Duration.ofSeconds(5)).until(reader::isDone);
  }

  private CompletableFuture<Void> reader() {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                gate.awaitRoom(abandoned::get);
                passed.complete(null);
              } catch (InterruptedException e) {
                passed.completeExceptionally(e);
              }
            });
    return passed;
  }
}
