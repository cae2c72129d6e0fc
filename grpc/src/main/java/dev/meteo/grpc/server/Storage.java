package dev.meteo.grpc.server;

import dev.meteo.cli.Delays;
import dev.meteo.messages.Refusal;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.SettingsChangedException;
import dev.meteo.store.StoreException;
import dev.meteo.worker.Counters;
import dev.meteo.worker.EndedException;
import dev.meteo.worker.RedisPatience;
import dev.meteo.worker.Sightings;
import dev.meteo.worker.StoreRefusal;
import dev.meteo.worker.Storing;
import dev.meteo.worker.UnderWay;
import dev.meteo.worker.WorkTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores what the queue holds, in batches as a worker does, and answers the calls. {@link #run} is
 * one thread's.
 */
final class Storage {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

  private final WorkQueue queue;
  private final RedisPatience patience;
  private final Counters counters;
  private final Delays delays;
  private final Sightings sightings;
  private final @Nullable WorkTime workTime;
  private final UnderWay<List<HeldCall>> underWay;
  private final CountDownLatch ended = new CountDownLatch(1);
  private List<HeldCall> gathered = new ArrayList<>();
  private volatile boolean draining;

  /**
   * @param workTime null for real work
   */
  Storage(
      WorkQueue queue,
      ResultStore store,
      RedisPatience patience,
      Counters counters,
      Delays delays,
      Sightings sightings,
      @Nullable WorkTime workTime) {
    this.queue = queue;
    this.patience = patience;
    this.counters = counters;
    this.delays = delays;
    this.sightings = sightings;
    this.workTime = workTime;
    this.underWay = new UnderWay<>(store);
  }

  /** Works until it is ended, or drained. */
  void run() throws IOException, InterruptedException {
    while (ended.getCount() > 0 && !(draining && queue.load() == 0)) {
      if (workTime == null) {
        gather();
        beginIfDue();
        finishDue();
      } else {
        workSlowly(workTime);
      }
    }
  }

  /** Lets {@link #run} return when nothing is left; simulated work is left at once. */
  void drain() {
    draining = true;
    if (workTime != null) {
      end();
    }
  }

  /** Lets {@link #run} return soon; whatever is held is handed back. */
  void end() {
    ended.countDown();
    for (HeldCall call : queue.held()) {
      if (call.handBack("this compute server ends")) {
        counters.returned(1);
      }
      queue.done(call);
    }
  }

  private void gather() throws InterruptedException {
    boolean idle = gathered.isEmpty() && underWay.isEmpty();
    if (!idle) {
      underWay.pause(gathered.size());
    }
    int room = UnderWay.ENOUGH_RESULTS - gathered.size();
    gathered.addAll(queue.take(room, idle ? IDLE : Duration.ZERO));
  }

  private void beginIfDue() {
    if (!gathered.isEmpty() && underWay.isDue(gathered.size())) {
      begin(gathered);
      gathered = new ArrayList<>();
    }
  }

  private void begin(List<HeldCall> calls) {
    List<Result> results = calls.stream().map(HeldCall::result).toList();
    underWay.begin(calls, results);
  }

  private void finishDue() throws IOException, InterruptedException {
    while (underWay.isFinishDue()) {
      finishOldest();
    }
  }

  private void workSlowly(WorkTime time) throws IOException, InterruptedException {
    for (HeldCall call : queue.take(1, IDLE)) {
      if (call.isOver()) {
        drop(call);
      } else if (!ended.await(
          time.next(ThreadLocalRandom.current()).toNanos(), TimeUnit.NANOSECONDS)) {
        begin(List.of(call));
        finishOldest();
      }
    }
  }

  private void finishOldest() throws IOException, InterruptedException {
    Storing<List<HeldCall>> oldest = underWay.oldest();
    List<HeldCall> calls = oldest.batch();
    List<AddOutcome> outcomes = outcomes(oldest);
    long nanos = System.nanoTime();
    for (int i = 0; i < outcomes.size(); i++) {
      sightings.add(calls.get(i).reading(), nanos);
      answer(calls.get(i), outcomes.get(i));
    }
    if (outcomes.isEmpty()) {
      calls.forEach(this::drop); // all were answered by the deadline's watch, or are now
    }
    underWay.removeOldest();
  }

  /** Empty when nobody waits for them any more. */
  private List<AddOutcome> outcomes(Storing<List<HeldCall>> storing)
      throws IOException, InterruptedException {
    List<HeldCall> once = storing.batch().stream().filter(HeldCall::isOnce).toList();
    try {
      return once.isEmpty() ? untilAnswered(storing) : storing.firstOutcomes();
    } catch (SettingsChangedException e) {
      return untilAnswered(storing); // they are claimed again: it may go on, or must end
    } catch (StoreException e) {
      once.forEach(this::drop);
      return once.size() == storing.batch().size() ? List.of() : untilAnswered(storing);
    }
  }

  private List<AddOutcome> untilAnswered(Storing<List<HeldCall>> storing)
      throws IOException, InterruptedException {
    try {
      return patience.untilAnswered(
          storing::outcomes,
          "holding calls as long as their deadlines allow",
          LONGEST_HOLD,
          atMost -> isHopeless(storing.batch(), atMost));
    } catch (EndedException e) {
      return List.of();
    }
  }

  private boolean isHopeless(List<HeldCall> calls, Duration pause) throws InterruptedException {
    return ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)
        || calls.stream().allMatch(HeldCall::isOver);
  }

  private void answer(HeldCall call, AddOutcome outcome) {
    switch (outcome) {
      case STORED -> {
        delays.done(call.reading().timestamp());
        counters.stored(call.complete(false) ? 1 : 0);
      }
      case DUPLICATE -> counters.duplicate(call.complete(true) ? 1 : 0);
      case CONFLICT -> refuse(call, StoreRefusal.conflict(call.reading()));
      case TOO_LATE -> refuse(call, StoreRefusal.tooLate(call.reading()));
    }
    queue.done(call);
  }

  private void refuse(HeldCall call, Refusal refusal) {
    counters.refused(call.refuse(refusal) ? 1 : 0);
  }

  private void drop(HeldCall call) {
    if (call.giveUp("the reading could not be stored in time")) {
      counters.returned(1);
    }
    queue.done(call);
  }
}
