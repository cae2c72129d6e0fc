package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Acknowledges a channel's deliveries, or does nothing when the broker forgets each as soon as it
 * is sent. For one thread.
 */
final class Acknowledgements {
  /** How long deliveries wait to be acknowledged together with one whose letter is under way. */
  static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Channel channel;
  private final boolean automatic;
  private final AckLedger ledger = new AckLedger();
  private long heldUpSinceNanos;

  /**
   * @param automatic whether the broker waits for none
   */
  Acknowledgements(Channel channel, boolean automatic) {
    this.channel = channel;
    this.automatic = automatic;
  }

  /** The next delivery, in the order of tags, is dealt with, or waits until it is released. */
  void add(Delivery delivery) {
    if (automatic) {
      return;
    }
    if (delivery.isSettled()) {
      ledger.settled(delivery.tag());
    } else {
      ledger.waiting(delivery.tag());
    }
  }

  /** A delivery that waited is dealt with. */
  void released(Delivery delivery) {
    if (!automatic) {
      ledger.released(delivery.tag());
    }
  }

  /** Whether dealt-with deliveries are kept from their acknowledgement by one that waits. */
  boolean isHeldUp() {
    return ledger.isHeldUp();
  }

  /** Sends those that are due. */
  void send() throws IOException {
    for (AckLedger.Ack ack : ledger.take(isHeldUpTooLong())) {
      channel.basicAck(ack.tag(), ack.multiple());
    }
  }

  private boolean isHeldUpTooLong() {
    if (!ledger.isHeldUp()) {
      heldUpSinceNanos = System.nanoTime();
    }
    return System.nanoTime() - heldUpSinceNanos > HELD_UP_NANOS;
  }
}
