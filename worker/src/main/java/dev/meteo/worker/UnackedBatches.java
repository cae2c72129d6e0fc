package dev.meteo.worker;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The batches whose readings are stored and that still wait for those who listen, in the order of
 * delivery: acknowledgements go in that order. For one thread.
 */
final class UnackedBatches {
  private record Unacked(List<Delivery> deliveries, List<Telling> tellings) {
    boolean isTold() {
      return tellings.stream().allMatch(Telling::isOver);
    }
  }

  private final Queue<Unacked> batches = new ArrayDeque<>();

  boolean isEmpty() {
    return batches.isEmpty();
  }

  /** The deliveries of a batch wait for its tellings. */
  void add(List<Delivery> deliveries, List<Telling> tellings) {
    batches.add(new Unacked(deliveries, tellings));
  }

  /** Gives out the deliveries that wait no longer, in their order. */
  void release(Consumer<Delivery> whenTold) {
    while (!batches.isEmpty() && batches.element().isTold()) {
      batches.remove().deliveries().forEach(whenTold);
    }
  }
}
