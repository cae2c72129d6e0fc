package dev.meteo.worker;

import dev.meteo.store.StoreException;
import dev.meteo.store.UntoldSpan;
import dev.meteo.store.UntoldStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could not be told and is not recorded in Redis yet. What waits for it is released once it
 * is. Safe for concurrent use; only one thread records.
 */
final class UntoldLedger {
  private final String worker;
  private final UntoldStore store;
  private final List<Telling> held = new ArrayList<>();
  private @Nullable Instant from;
  private Instant to = Instant.MIN;
  private long readings;

  /**
   * @param worker the name in messages
   */
  UntoldLedger(String worker, UntoldStore store) {
    this.worker = worker;
    this.store = store;
  }

  /** Notes what was given up. */
  synchronized void add(Telling telling) {
    cover(telling.storedAt());
    readings += telling.size();
    if (!telling.isOver()) {
      held.add(telling);
    }
  }

  /** Whether something waits for what was given up, so that all that waits has to be let go. */
  synchronized boolean isHolding() {
    return !held.isEmpty();
  }

  /** Whether there is nothing to record. */
  synchronized boolean isEmpty() {
    return from == null;
  }

  /**
   * Records what was noted, and that until a time ahead nothing is waited for. Blocks.
   *
   * @param oldest when the oldest that is not told yet was stored
   * @throws StoreException when Redis did not answer; to be called again
   */
  void record(Instant oldest, Instant now, Duration ahead) throws StoreException {
    synchronized (this) {
      cover(oldest.isBefore(now) ? oldest : now);
      cover(now.plus(ahead));
    }
    record();
  }

  /**
   * Records what was noted. Blocks.
   *
   * @throws StoreException when Redis did not answer; to be called again
   */
  void record() throws StoreException {
    UntoldSpan span;
    List<Telling> released;
    synchronized (this) {
      if (from == null) {
        return;
      }
      span = new UntoldSpan(worker, from, to, readings);
      released = List.copyOf(held);
    }
    store.add(span);
    synchronized (this) {
      readings -= span.readings();
      held.removeAll(released);
      if (readings == 0 && held.isEmpty()) {
        from = null;
        to = Instant.MIN;
      }
    }
    released.forEach(Telling::release);
  }

  private void cover(Instant at) {
    if (from == null || at.isBefore(from)) {
      from = at;
    }
    if (!at.isBefore(to)) {
      to = at.plusMillis(1);
    }
  }
}
