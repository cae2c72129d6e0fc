package dev.meteo.grpc.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls that a server has taken and not answered: those that wait, in order, and those that are
 * being worked on. Bounded; safe for concurrent use.
 */
final class WorkQueue {
  private final int capacity;
  private final AtomicInteger load = new AtomicInteger();
  private final BlockingQueue<HeldCall> waiting = new LinkedBlockingQueue<>();
  private final Set<HeldCall> held = ConcurrentHashMap.newKeySet();

  /**
   * @param capacity calls that it holds, waiting or being worked on
   */
  WorkQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps room for a call; false at once when there is none. */
  boolean reserve() {
    if (load.incrementAndGet() > capacity) {
      load.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Takes in a call that room was kept for. */
  void add(HeldCall call) {
    held.add(call);
    waiting.add(call);
  }

  /** Waits for calls and takes up to so many out of the waiting ones. */
  List<HeldCall> take(int limit, Duration atMost) throws InterruptedException {
    List<HeldCall> taken = new ArrayList<>();
    HeldCall first = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken, limit - 1);
    }
    return taken;
  }

  /** A taken call is dealt with: there is room for another. */
  void done(HeldCall call) {
    if (held.remove(call)) {
      load.decrementAndGet();
    }
  }

  boolean isWaitingEmpty() {
    return waiting.isEmpty();
  }

  /** All that are not dealt with. */
  Collection<HeldCall> held() {
    return held;
  }

  /** How many calls wait or are being worked on. */
  int load() {
    return load.get();
  }
}
