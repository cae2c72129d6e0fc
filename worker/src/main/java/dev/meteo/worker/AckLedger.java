package dev.meteo.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which deliveries of a channel may be acknowledged, in as few acknowledgements as possible: one
 * for all up to the first delivery that still waits for something. Not thread-safe.
 */
final class AckLedger {
  /**
   * An acknowledgement to send.
   *
   * @param multiple whether it covers all deliveries before it too
   */
  record Ack(long tag, boolean multiple) {}

  private final TreeSet<Long> waiting = new TreeSet<>();
  private final TreeSet<Long> beyondGap = new TreeSet<>();
  private long settledPrefix;

  /** The next delivery, in the order of tags, is dealt with. */
  void settled(long tag) {
    if (waiting.isEmpty()) {
      settledPrefix = tag;
    } else {
      beyondGap.add(tag);
    }
  }

  /** The next delivery, in the order of tags, waits until it is {@link #released}. */
  void waiting(long tag) {
    waiting.add(tag);
  }

  /** A delivery that waited is dealt with. */
  void released(long tag) {
    waiting.remove(tag);
    beyondGap.add(tag);
  }

  /** Whether dealt-with deliveries are kept from their acknowledgement by one that waits. */
  boolean isHeldUp() {
    return !waiting.isEmpty() && beyondGap.higher(waiting.first()) != null;
  }

  /**
   * The acknowledgements due now; each delivery is in them once.
   *
   * @param overGaps also those after a delivery that waits, one by one
   */
  List<Ack> take(boolean overGaps) {
    List<Ack> acks = new ArrayList<>();
    Long upToGap = waiting.isEmpty() ? last() : beyondGap.lower(waiting.first());
    // The broker knows only tags that are still open: this must be one of them.
    long top = upToGap == null ? settledPrefix : Math.max(settledPrefix, upToGap);
    if (top > 0) {
      acks.add(new Ack(top, true));
      beyondGap.headSet(top, true).clear();
      settledPrefix = 0;
    }
    if (overGaps) {
      beyondGap.forEach(tag -> acks.add(new Ack(tag, false)));
      beyondGap.clear();
    }
    return acks;
  }

  private Long last() {
    return beyondGap.isEmpty() ? Long.valueOf(0) : beyondGap.last();
  }
}
