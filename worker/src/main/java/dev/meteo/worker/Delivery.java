package dev.meteo.worker;

import dev.meteo.messages.MessageContent;
import dev.meteo.messages.Refusal;
import org.jspecify.annotations.Nullable;

/** A message in hand, not acknowledged yet. The worker's thread alone uses what may change. */
final class Delivery implements Event {
  private final long tag;
  private final String routingKey;
  private final byte[] body;
  private final @Nullable Refusal refusal;
  private int openLetters;
  private boolean told;

  Delivery(long tag, String routingKey, MessageContent content) {
    this.tag = tag;
    this.routingKey = routingKey;
    this.body = content.body();
    this.refusal = content.refusal();
  }

  long tag() {
    return tag;
  }

  String routingKey() {
    return routingKey;
  }

  /** Why the body cannot be read at all; null when it can. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** The bytes, inflated if they came compressed; not a copy. */
  byte[] body() {
    return body;
  }

  /** One more of its readings is on its way to the dead letters. */
  void letterOpened() {
    openLetters++;
  }

  /** One of its readings is safe among the dead letters. */
  void letterClosed() {
    openLetters--;
  }

  /** Nothing waits any more for those who listen to what counts of it. */
  void told() {
    told = true;
  }

  boolean isTold() {
    return told;
  }

  /** Whether all of its readings that were refused are safe among the dead letters. */
  boolean isSettled() {
    return openLetters == 0;
  }
}
