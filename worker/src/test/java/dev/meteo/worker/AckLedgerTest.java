package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.worker.AckLedger.Ack;
import org.junit.jupiter.api.Test;

class AckLedgerTest {
  private final AckLedger ledger = new AckLedger();

  @Test
  void oneAcknowledgementCoversABatch() {
    settle(1, 2, 3);

    assertThat(ledger.take(false)).containsExactly(new Ack(3, true));
    assertThat(ledger.take(true)).isEmpty();
  }

  @Test
  void nothingAfterAWaitingDeliveryIsCovered() {
    settle(1, 2);
    ledger.waiting(3);
    settle(4, 5);

    assertThat(ledger.take(false)).containsExactly(new Ack(2, true));
    assertThat(ledger.isHeldUp()).isTrue();
    ledger.released(3);
    assertThat(ledger.isHeldUp()).isFalse();
    assertThat(ledger.take(false)).containsExactly(new Ack(5, true));
  }

  @Test
  void overGapsEachIsAcknowledgedAlone_andNeverAgain() {
    ledger.waiting(1);
    settle(2, 3);

    assertThat(ledger.take(true)).containsExactly(new Ack(2, false), new Ack(3, false));
    ledger.released(1);
    // 3 is closed already: the broker would not know it.
    assertThat(ledger.take(false)).containsExactly(new Ack(1, true));
  }

  @Test
  void aReleasedOneBetweenTwoThatWaitIsAcknowledgedUpToTheFirst() {
    ledger.waiting(1);
    ledger.waiting(2);
    ledger.waiting(3);
    ledger.released(2);

    assertThat(ledger.take(false)).isEmpty();
    ledger.released(1);
    assertThat(ledger.take(false)).containsExactly(new Ack(2, true));
    ledger.released(3);
    assertThat(ledger.take(false)).containsExactly(new Ack(3, true));
  }

  @Test
  void aGapLeavesNoTraceOnceItIsClosed() {
    ledger.waiting(1);
    ledger.released(1);
    assertThat(ledger.take(false)).containsExactly(new Ack(1, true));
    settle(2, 3);

    assertThat(ledger.take(false)).containsExactly(new Ack(3, true));
  }

  private void settle(long... tags) {
    for (long tag : tags) {
      ledger.settled(tag);
    }
  }
}
