package dev.meteo.sensor;

import dev.meteo.cli.Delays;
import dev.meteo.messages.Reading;
import dev.meteo.sensor.intents.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The readings that a sensor has made and that are not yet dealt with, bounded. They are in memory,
 * and on disk as well when it has such a keeper.
 *
 * <p>accepted = being kept + waiting + taken and unanswered + failed + settled, at any time, and
 * settled is what {@link Figures} says. A source puts from its thread and is held while the outbox
 * is full; one transport takes; answers may come on any thread and never block for long.
 */
public final class Outbox {
  private final int capacity;
  private final int refillBelow;
  private final Keeper keeper;
  private final Delays delays;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final ParcelQueue parcels;
  private final Instant newest;
  private long next;
  private long accepted;
  private long sent;
  private final Map<Settlement, Long> settled = new EnumMap<>(Settlement.class);
  private long allSettled;
  private long repeated;
  private long returned;
  private boolean limited = true;
  private boolean held;
  private long heldSinceNanos;
  private long heldNanos;
  private boolean complete;

  /**
   * @param capacity unconfirmed readings that it holds before the source has to wait
   * @param parcelSize readings per message; 1 for messages without an array
   * @param linger how long a reading may wait for its message to fill
   * @param keeper has each reading before the transport gets it
   * @param delays hears of each reading that is confirmed
   */
  Outbox(int capacity, int parcelSize, Duration linger, Keeper keeper, Delays delays) {
    this.capacity = capacity;
    this.refillBelow = capacity - capacity / 4; // one wake-up for many readings
    this.parcels = new ParcelQueue(parcelSize, linger.toNanos());
    this.keeper = keeper;
    this.delays = delays;
    this.next = keeper.next();
    this.newest = keeper.newest();
  }

  /**
   * Begins with what an earlier process left unconfirmed.
   *
   * @param failed hears, on any thread, when nothing can be kept any more
   * @return how many readings that are
   */
  int start(Consumer<Throwable> failed) {
    List<Intent> recovered = keeper.recovered();
    lock.lock();
    try {
      accepted += recovered.size();
      admit(recovered);
    } finally {
      lock.unlock();
    }
    keeper.start(this::admit, failed);
    return recovered.size();
  }

  /** The latest timestamp that an earlier process may have used. */
  Instant newest() {
    return newest;
  }

  /** Takes a reading in, after waiting for room. */
  void put(Reading reading) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitRoom();
      accepted++;
      keeper.keep(new Intent(next++, reading));
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() throws InterruptedException {
    if (!isFull()) {
      return;
    }
    held = true;
    heldSinceNanos = System.nanoTime();
    try {
      while (isFull()) {
        room.await();
      }
    } finally {
      heldNanos = heldSoFarNanos();
      held = false;
    }
  }

  private boolean isFull() {
    return limited && accepted - allSettled >= capacity;
  }

  private long heldSoFarNanos() {
    return held ? heldNanos + (System.nanoTime() - heldSinceNanos) : heldNanos;
  }

  /** These may be sent from now on. */
  private void admit(List<Intent> intents) {
    lock.lock();
    try {
      if (parcels.add(intents)) {
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
        long readyInNanos = parcels.readyInNanos(now, complete);
        if (parcels.hasFailed() || readyInNanos <= 0 || now >= deadline || done()) {
          break;
        }
        work.awaitNanos(Math.min(deadline - now, readyInNanos));
      }
      return parcels.hasFailed() ? List.of() : ready(maxParcels);
    } finally {
      lock.unlock();
    }
  }

  /** It is dealt with, whatever is said of it later: it leaves the outbox. */
  public void settle(Parcel parcel, Settlement settlement) {
    lock.lock();
    try {
      if (parcels.settle(parcel)) {
        settled.merge(settlement, (long) parcel.size(), Long::sum);
        allSettled += parcel.size();
        keeper.confirmed(parcel.intents());
        if (settlement.isAnswer()) {
          parcel.intents().forEach(intent -> delays.done(intent.reading().timestamp()));
        }
        if (accepted - allSettled <= refillBelow) {
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

  /** It was not answered: it waits for {@link #retryFailed}, and so does all else. */
  public void failed(Parcel parcel) {
    failed(parcel, 0);
  }

  /** It came back: like {@link #failed}, and counted. */
  public void returned(Parcel parcel) {
    failed(parcel, parcel.size());
  }

  private void failed(Parcel parcel, int cameBack) {
    lock.lock();
    try {
      if (parcels.fail(parcel)) {
        returned += cameBack;
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
      return parcels.hasFailed();
    } finally {
      lock.unlock();
    }
  }

  /** Makes what failed due again, and returns how many readings that are. */
  public int retryFailed() {
    lock.lock();
    try {
      work.signalAll();
      return counted(parcels.retryFailed());
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
      work.signalAll();
      return counted(parcels.rewind());
    } finally {
      lock.unlock();
    }
  }

  private int counted(int again) {
    repeated += again;
    return again;
  }

  /** Replaces a parcel in flight, whose body is too large, by its two halves. */
  public void split(Parcel parcel) {
    lock.lock();
    try {
      parcels.split(parcel);
    } finally {
      lock.unlock();
    }
  }

  /** Whether all readings there will ever be are dealt with. */
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
      return new Figures(
          accepted,
          sent,
          settled(Settlement.CONFIRMED),
          settled(Settlement.WRITTEN),
          settled(Settlement.REFUSED),
          settled(Settlement.LOST),
          repeated,
          returned,
          held,
          Duration.ofNanos(heldSoFarNanos()));
    } finally {
      lock.unlock();
    }
  }

  private long settled(Settlement settlement) {
    return settled.getOrDefault(settlement, 0L);
  }

  private boolean done() {
    return complete && accepted == allSettled;
  }

  private List<Parcel> ready(int maxParcels) {
    List<Parcel> taken = parcels.takeAgain(maxParcels);
    while (taken.size() < maxParcels && parcels.readyInNanos(System.nanoTime(), complete) <= 0) {
      Parcel parcel = parcels.takeNew();
      sent += parcel.size();
      taken.add(parcel);
    }
    return taken;
  }
}
