package dev.meteo.worker;

import dev.meteo.messages.Refusal;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A refused reading on its way to the dead letters. It keeps its place in the delivery's body
 * instead of a copy. Its identity counts, not its content.
 */
final class Letter implements Event {
  private final Delivery delivery;
  private final Refusal refusal;
  private final int index;
  private final ElementText.Span span;
  private final Consumer<Letter> whenSafe;
  private volatile boolean abandoned;

  /**
   * @param index the reading's index in the body
   * @param whenSafe called once the broker has it, on a thread that must not be blocked
   */
  Letter(
      Delivery delivery,
      Refusal refusal,
      int index,
      ElementText.Span span,
      Consumer<Letter> whenSafe) {
    this.delivery = delivery;
    this.refusal = refusal;
    this.index = index;
    this.span = span;
    this.whenSafe = whenSafe;
  }

  Delivery delivery() {
    return delivery;
  }

  Refusal refusal() {
    return refusal;
  }

  int index() {
    return index;
  }

  /** The reading's own text, as it came. */
  byte[] text() {
    byte[] body = delivery.body();
    boolean whole = span.offset() == 0 && span.length() == body.length;
    return whole ? body : Arrays.copyOfRange(body, span.offset(), span.offset() + span.length());
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
