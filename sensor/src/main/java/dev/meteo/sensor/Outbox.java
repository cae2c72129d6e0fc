package dev.meteo.sensor;

import dev.meteo.messages.Reading;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The readings that a sensor has made and whoever takes them has not yet confirmed, in memory and
 * bounded.
 *
 * <p>accepted = waiting + taken and unanswered + failed + confirmed, at any time. A source puts
 * from its thread and is held while the outbox is full; one transport takes; answers may come on
 * any thread and never block for long.
 */
public final class Outbox {
  private record Waiting(Reading reading, long putNanos) {}

  /**
   * What the outbox has seen so far, in readings.
   *
   * @param sent handed to the transport at least once
   * @param full whether a source is being held
   */
  record Figures(long accepted, long sent, long confirmed, boolean full) {
    long unconfirmed() {
      return accepted - confirmed;
    }
  }

  private final int capacity;
  private final int refillBelow;
  private final int parcelSize;
  private final long lingerNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Parcel> again = new ArrayDeque<>();
  private final Set<Parcel> inFlight = new LinkedHashSet<>();
  private final List<Parcel> failed = new ArrayList<>();
  private long accepted;
  private long sent;
  private long confirmed;
  private boolean limited = true;
  private boolean held;
  private boolean complete;

  /**
   * @param capacity unconfirmed readings that it holds before the source has to wait
   * @param parcelSize readings per message; 1 for messages without an array
   * @param linger how long a reading may wait for its message to fill
   */
  Outbox(int capacity, int parcelSize, Duration linger) {
    this.capacity = capacity;
    this.refillBelow = capacity - capacity / 4; // one wake-up for many readings
    this.parcelSize = parcelSize;
    this.lingerNanos = linger.toNanos();
  }

  /** Takes a reading in, after waiting for room. */
  void put(Reading reading) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (limited && accepted - confirmed >= capacity) {
        held = true;
        room.await();
      }
      held = false;
      accepted++;
      waiting.add(new Waiting(reading, System.nanoTime()));
      if (waiting.size() == 1 || waiting.size() == parcelSize) {
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets every further reading in at once: a source that is held can come to its end. */
  void liftLimit() {
    lock.lock();
    try {
      limited = false;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that no further reading will be put. */
  void complete() {
    lock.lock();
    try {
      complete = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes parcels to be sent now: those to be sent again first, then new ones, full or lingering.
   * Empty when there are none within the time, when some have failed, or at the end.
   */
  public List<Parcel> take(int maxParcels, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        long now = System.nanoTime();
        long readyInNanos = readyInNanos(now);
        if (!failed.isEmpty() || readyInNanos <= 0 || now >= deadline || done()) {
          break;
        }
        work.awaitNanos(Math.min(deadline - now, readyInNanos));
      }
      return failed.isEmpty() ? ready(maxParcels) : List.of();
    } finally {
      lock.unlock();
    }
  }

  /** It has arrived safely: it leaves the outbox. */
  public void confirmed(Parcel parcel) {
    lock.lock();
    try {
      if (inFlight.remove(parcel)) {
        confirmed += parcel.size();
        if (accepted - confirmed <= refillBelow) {
          room.signal();
        }
        if (done()) {
          work.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** It could not be taken: it waits for {@link #retryFailed}, and so does all else. */
  public void failed(Parcel parcel) {
    lock.lock();
    try {
      if (inFlight.remove(parcel)) {
        failed.add(parcel);
        work.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether anything waits for {@link #retryFailed}. */
  public boolean hasFailed() {
    lock.lock();
    try {
      return !failed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Makes what failed due again, and returns how many readings that are. */
  public int retryFailed() {
    lock.lock();
    try {
      return dueAgain(failed);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes everything due again that was taken and not answered, in its order, because the
   * connection is a new one. Returns how many readings that are.
   */
  public int rewind() {
    lock.lock();
    try {
      return dueAgain(failed) + dueAgain(inFlight);
    } finally {
      lock.unlock();
    }
  }

  /** Replaces a parcel in flight, whose body is too large, by its two halves. */
  public void split(Parcel parcel) {
    lock.lock();
    try {
      inFlight.remove(parcel);
      again.addFirst(parcel.secondHalf());
      again.addFirst(parcel.firstHalf());
    } finally {
      lock.unlock();
    }
  }

  /** Whether all readings there will ever be are confirmed. */
  public boolean isDone() {
    lock.lock();
    try {
      return done();
    } finally {
      lock.unlock();
    }
  }

  Figures figures() {
    lock.lock();
    try {
      return new Figures(accepted, sent, confirmed, held);
    } finally {
      lock.unlock();
    }
  }

  private boolean done() {
    return complete && accepted == confirmed;
  }

  /** When there is something to publish: 0 for now. */
  private long readyInNanos(long now) {
    Waiting oldest = waiting.peek();
    if (!again.isEmpty() || waiting.size() >= parcelSize || (complete && oldest != null)) {
      return 0;
    }
    return oldest == null ? Long.MAX_VALUE : oldest.putNanos() + lingerNanos - now;
  }

  private List<Parcel> ready(int maxParcels) {
    List<Parcel> parcels = new ArrayList<>();
    while (parcels.size() < maxParcels && !again.isEmpty()) {
      parcels.add(again.removeFirst());
    }
    while (parcels.size() < maxParcels && readyInNanos(System.nanoTime()) <= 0) {
      Parcel parcel = nextParcel();
      sent += parcel.size();
      parcels.add(parcel);
    }
    inFlight.addAll(parcels);
    return parcels;
  }

  private Parcel nextParcel() {
    List<Reading> readings = new ArrayList<>(Math.min(parcelSize, waiting.size()));
    while (readings.size() < parcelSize && !waiting.isEmpty()) {
      readings.add(waiting.remove().reading());
    }
    return new Parcel(readings);
  }

  private int dueAgain(Collection<Parcel> parcels) {
    List<Parcel> inOrder = List.copyOf(parcels);
    parcels.clear();
    inOrder.reversed().forEach(again::addFirst);
    work.signalAll();
    return inOrder.stream().mapToInt(Parcel::size).sum();
  }
}
