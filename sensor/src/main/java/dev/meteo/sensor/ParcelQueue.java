package dev.meteo.sensor;

import dev.meteo.sensor.intents.Intent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Readings on their way into parcels, and parcels on their way to a confirm. Each is in one of four
 * places: waiting for a parcel, to be sent again, in flight, failed. Not thread-safe.
 */
final class ParcelQueue {
  private record Waiting(Intent intent, long sinceNanos) {}

  private final int parcelSize;
  private final long lingerNanos;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Parcel> again = new ArrayDeque<>();
  private final Set<Parcel> inFlight = new LinkedHashSet<>();
  private final List<Parcel> failed = new ArrayList<>();

  /**
   * @param lingerNanos how long a reading may wait for its parcel to fill
   */
  ParcelQueue(int parcelSize, long lingerNanos) {
    this.parcelSize = parcelSize;
    this.lingerNanos = lingerNanos;
  }

  /** Returns whether this may make a parcel due, now or after the linger. */
  boolean add(List<Intent> intents) {
    int before = waiting.size();
    long now = System.nanoTime();
    intents.forEach(intent -> waiting.add(new Waiting(intent, now)));
    return before == 0 || (before < parcelSize && waiting.size() >= parcelSize);
  }

  /**
   * When there is a parcel to be sent: 0 or less for now, the largest value for never.
   *
   * @param last whether no reading will be added, so that a parcel need not be full
   */
  long readyInNanos(long now, boolean last) {
    Waiting oldest = waiting.peek();
    if (!again.isEmpty() || waiting.size() >= parcelSize || (last && oldest != null)) {
      return 0;
    }
    return oldest == null ? Long.MAX_VALUE : oldest.sinceNanos() + lingerNanos - now;
  }

  /** Those that are sent again, which are then in flight. */
  List<Parcel> takeAgain(int max) {
    List<Parcel> parcels = new ArrayList<>();
    while (parcels.size() < max && !again.isEmpty()) {
      parcels.add(again.removeFirst());
    }
    inFlight.addAll(parcels);
    return parcels;
  }

  /** A new parcel, which is then in flight; something must be waiting. */
  Parcel takeNew() {
    List<Intent> intents = new ArrayList<>(Math.min(parcelSize, waiting.size()));
    while (intents.size() < parcelSize && !waiting.isEmpty()) {
      intents.add(waiting.remove().intent());
    }
    Parcel parcel = new Parcel(intents);
    inFlight.add(parcel);
    return parcel;
  }

  /** Returns whether it was in flight and so is dealt with for the first time. */
  boolean settle(Parcel parcel) {
    return inFlight.remove(parcel);
  }

  /** Returns whether it was in flight. */
  boolean fail(Parcel parcel) {
    return inFlight.remove(parcel) && failed.add(parcel);
  }

  boolean hasFailed() {
    return !failed.isEmpty();
  }

  /** Returns how many readings are due again. */
  int retryFailed() {
    return dueAgain(failed);
  }

  /** Returns how many readings are due again. */
  int rewind() {
    return dueAgain(failed) + dueAgain(inFlight);
  }

  void split(Parcel parcel) {
    inFlight.remove(parcel);
    again.addFirst(parcel.secondHalf());
    again.addFirst(parcel.firstHalf());
  }

  private int dueAgain(Collection<Parcel> parcels) {
    List<Parcel> inOrder = List.copyOf(parcels);
    parcels.clear();
    inOrder.reversed().forEach(again::addFirst);
    return inOrder.stream().mapToInt(Parcel::size).sum();
  }
}
