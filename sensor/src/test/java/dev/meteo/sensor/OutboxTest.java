package dev.meteo.sensor;

import static dev.meteo.sensor.Settlement.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
  private static final Duration NO_TIME = Duration.ZERO;
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void isDoneWhenAllThatWasPutIsConfirmed() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 1, NO_TIME), 3);
    List<Parcel> parcels = outbox.take(10, NO_TIME);
    outbox.complete();
    outbox.settle(parcels.get(0), CONFIRMED);
    outbox.settle(parcels.get(2), CONFIRMED);
    assertThat(outbox.isDone()).isFalse();
    outbox.settle(parcels.get(1), CONFIRMED);
    assertThat(outbox.isDone()).isTrue();
    assertThat(outbox.figures())
        .isEqualTo(new Figures(3, 3, 3, 0, 0, 0, 0, 0, false, Duration.ZERO));
  }

  @Test
  void countsAConfirmOnce() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 1, NO_TIME), 2);
    Parcel parcel = outbox.take(1, NO_TIME).getFirst();
    outbox.settle(parcel, CONFIRMED);
    outbox.settle(parcel, CONFIRMED);
    assertThat(outbox.figures().open()).isEqualTo(1);
  }

  @Test
  void aNewConnectionRepeatsWhatIsUnansweredFirstAndInOrder() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 1, NO_TIME), 5);
    List<Parcel> sent = outbox.take(4, NO_TIME);
    outbox.settle(sent.get(1), CONFIRMED);
    outbox.failed(sent.get(3));
    assertThat(outbox.rewind()).isEqualTo(3);
    assertThat(values(outbox.take(10, NO_TIME))).containsExactly(0.0, 2.0, 3.0, 4.0);
    assertThat(outbox.figures().sent()).isEqualTo(5);
  }

  @Test
  void aStaleConfirmDoesNotTakeAwayWhatIsDueAgain() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 1, NO_TIME), 1);
    Parcel parcel = outbox.take(1, NO_TIME).getFirst();
    outbox.rewind();
    outbox.settle(parcel, CONFIRMED);
    assertThat(outbox.take(1, NO_TIME)).containsExactly(parcel);
  }

  @Test
  void holdsEverythingBackWhileSomethingHasFailed() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 1, NO_TIME), 3);
    List<Parcel> parcels = outbox.take(2, NO_TIME);
    outbox.failed(parcels.getFirst());
    assertThat(outbox.hasFailed()).isTrue();
    assertThat(outbox.take(10, LONG)).isEmpty();
    assertThat(outbox.retryFailed()).isEqualTo(1);
    assertThat(values(outbox.take(10, NO_TIME))).containsExactly(0.0, 2.0);
  }

  @Test
  void aParcelGoesWhenItIsFull() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 3, LONG), 8);
    List<Parcel> parcels = outbox.take(10, NO_TIME);
    assertThat(parcels).extracting(Parcel::size).containsExactly(3, 3);
    assertThat(outbox.take(10, NO_TIME)).isEmpty();
    outbox.complete();
    assertThat(outbox.take(10, NO_TIME)).extracting(Parcel::size).containsExactly(2);
  }

  @Test
  void aParcelGoesWhenItHasLingered() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 3, Duration.ofMillis(20)), 2);
    assertThat(outbox.take(10, LONG)).extracting(Parcel::size).containsExactly(2);
  }

  @Test
  void splitsAParcelInOrder() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 4, NO_TIME), 4);
    outbox.split(outbox.take(1, NO_TIME).getFirst());
    List<Parcel> halves = outbox.take(10, NO_TIME);
    assertThat(halves).extracting(Parcel::size).containsExactly(2, 2);
    assertThat(values(halves)).containsExactly(0.0, 1.0, 2.0, 3.0);
    halves.forEach(parcel -> outbox.settle(parcel, CONFIRMED));
    assertThat(outbox.figures())
        .isEqualTo(new Figures(4, 4, 4, 0, 0, 0, 0, 0, false, Duration.ZERO));
  }

  @Test
  void holdsTheSourceWhileFullAndLosesNothing() throws Exception {
    Outbox outbox = filled(Outboxes.inMemory(4, 1, NO_TIME), 4);
    CompletableFuture<Void> fifth = putFifth(outbox);
    await().until(() -> outbox.figures().full());
    assertThat(fifth).isNotDone();
    outbox.take(1, NO_TIME).forEach(parcel -> outbox.settle(parcel, CONFIRMED));
    fifth.get();
    assertThat(outbox.figures())
        .isEqualTo(new Figures(5, 1, 1, 0, 0, 0, 0, 0, false, outbox.figures().held()));
    assertThat(outbox.figures().held()).isPositive();
  }

  @Test
  void letsAHeldSourceGoWhenItIsToEnd() throws Exception {
    Outbox outbox = filled(Outboxes.inMemory(4, 1, NO_TIME), 4);
    CompletableFuture<Void> fifth = putFifth(outbox);
    await().until(() -> outbox.figures().full());
    outbox.liftLimit();
    fifth.get();
    assertThat(outbox.figures().accepted()).isEqualTo(5);
  }

  @Test
  void countsWhatBecameOfEachReading() throws InterruptedException {
    Outbox outbox = filled(Outboxes.inMemory(100, 2, NO_TIME), 10);
    List<Parcel> sent = outbox.take(10, NO_TIME);
    Iterator<Parcel> parcels = sent.iterator();
    for (Settlement settlement : Settlement.values()) {
      outbox.settle(parcels.next(), settlement);
    }
    outbox.returned(sent.get(4));
    assertThat(outbox.figures())
        .isEqualTo(new Figures(10, 10, 2, 2, 2, 2, 0, 2, false, Duration.ZERO));
    assertThat(outbox.figures().open()).isEqualTo(2);
    outbox.retryFailed();
    outbox.complete();
    outbox.take(1, NO_TIME).forEach(parcel -> outbox.settle(parcel, CONFIRMED));
    assertThat(outbox.isDone()).isTrue();
    assertThat(outbox.figures())
        .isEqualTo(new Figures(10, 10, 4, 2, 2, 2, 2, 2, false, Duration.ZERO));
  }

  private static CompletableFuture<Void> putFifth(Outbox outbox) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                outbox.put(reading(4));
                done.complete(null);
              } catch (InterruptedException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  private static Outbox filled(Outbox outbox, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      outbox.put(reading(i));
    }
    return outbox;
  }

  private static Reading reading(int value) {
    return new PollutionReading("a", Instant.EPOCH.plusSeconds(value), value, null);
  }

  private static List<Double> values(List<Parcel> parcels) {
    return parcels.stream()
        .flatMap(parcel -> parcel.readings().stream())
        .map(reading -> ((PollutionReading) reading).co2())
        .toList();
  }
}
