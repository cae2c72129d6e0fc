package dev.meteo.terminal.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The deliveries of one connection from their arrival until they are acknowledged, all together and
 * not before all that was taken is in the journal: a repetition of what waits for the disk must not
 * be acknowledged before that. Prefetch bounds them. Belongs to the feed's thread.
 */
final class HeldDeliveries {
  private final Recorder recorder;
  private final List<Inbound.Delivery> taken = new ArrayList<>();

  /** After those, what the recorder has not taken yet. */
  private final List<Inbound.Delivery> offered = new ArrayList<>();

  HeldDeliveries(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Whether everything that came has been acknowledged. */
  boolean isEmpty() {
    return taken.isEmpty() && offered.isEmpty();
  }

  /**
   * Records these and what is left of the ones before; with none, tries again what could not be
   * written, if it is time.
   *
   * @throws IOException when they cannot be acknowledged, which leaves them recorded
   */
  void record(List<Inbound.Delivery> more) throws IOException {
    offered.addAll(more);
    List<Inbound.Delivery> next = offered.subList(0, recorder.record(offered));
    taken.addAll(next);
    next.clear();
    if (recorder.isWritten()) {
      acknowledge(taken);
      taken.clear();
    }
  }

  private static void acknowledge(List<Inbound.Delivery> deliveries) throws IOException {
    Map<Integer, Inbound.Delivery> last = new HashMap<>();
    for (Inbound.Delivery delivery : deliveries) {
      last.put(delivery.channel().getChannelNumber(), delivery);
    }
    for (Inbound.Delivery delivery : last.values()) {
      delivery.channel().basicAck(delivery.tag(), true);
    }
  }
}
