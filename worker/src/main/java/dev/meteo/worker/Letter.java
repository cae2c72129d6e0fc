package dev.meteo.worker;

import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.Refusal;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A refused reading on its way to the dead letters. It keeps its place in the delivery's body
 * instead of a copy. Its identity counts, not its content.
 */
final class Letter implements Event {
  private final Delivery delivery;
  private final DecodedReading place;
  private final Refusal refusal;
  private final Consumer<Letter> whenSafe;
  private volatile boolean abandoned;

  /**
   * @param place where the reading is in the body
   * @param whenSafe called once the broker has it, on a thread that must not be blocked
   */
  Letter(Delivery delivery, DecodedReading place, Refusal refusal, Consumer<Letter> whenSafe) {
    this.delivery = delivery;
    this.place = place;
    this.refusal = refusal;
    this.whenSafe = whenSafe;
  }

  Delivery delivery() {
    return delivery;
  }

  Refusal refusal() {
    return refusal;
  }

  int index() {
    return place.index();
  }

  /** The reading's own text, as it came. */
  byte[] text() {
    byte[] body = delivery.body();
    boolean whole = place.offset() == 0 && place.length() == body.length;
    return whole ? body : Arrays.copyOfRange(body, place.offset(), place.offset() + place.length());
  }

  /** The broker has it. */
  void safe() {
    whenSafe.accept(this);
  }

  /** Its delivery goes back to the queue, so another worker will refuse it again. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}
