package dev.meteo.grpc.server;

import dev.meteo.cli.Delays;
import dev.meteo.messages.Reading;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.Refusal.Reason;
import dev.meteo.messages.Timestamps;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.PendingAdd;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreException;
import dev.meteo.worker.Counters;
import dev.meteo.worker.EndedException;
import dev.meteo.worker.RedisPatience;
import dev.meteo.worker.WorkTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores what the queue holds and answers the calls: all that waits in one round trip, and the next
 * batch on its way while Redis works on one. {@link #run} is one thread's.
 */
final class Storage {
  private static final int MOST_AT_ONCE = 1000;
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

  /** A batch and what was sent of it; null when sending failed. */
  private record Sent(List<HeldCall> calls, @Nullable PendingAdd pending) {
    List<Result> results() {
      return calls.stream().map(HeldCall::result).toList();
    }
  }

  private final WorkQueue queue;
  private final ResultStore store;
  private final RedisPatience patience;
  private final Counters counters;
  private final Delays delays;
  private final @Nullable WorkTime workTime;
  private final CountDownLatch ended = new CountDownLatch(1);
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
      @Nullable WorkTime workTime) {
    this.queue = queue;
    this.store = store;
    this.patience = patience;
    this.counters = counters;
    this.delays = delays;
    this.workTime = workTime;
  }

  /** Works until it is ended, or drained. */
  void run() throws IOException, InterruptedException {
    Sent underWay = null;
    while (ended.getCount() > 0 && !(draining && underWay == null && queue.load() == 0)) {
      Sent next = workTime == null ? nextBatch(underWay != null) : nextSlowly(workTime);
      if (underWay != null) {
        finish(underWay);
      }
      underWay = next;
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

  private @Nullable Sent nextBatch(boolean isOneUnderWay) throws InterruptedException {
    List<HeldCall> calls = queue.take(MOST_AT_ONCE, isOneUnderWay ? Duration.ZERO : IDLE);
    return calls.isEmpty() ? null : send(calls);
  }

  private @Nullable Sent nextSlowly(WorkTime time) throws InterruptedException {
    List<HeldCall> calls = queue.take(1, IDLE);
    if (calls.isEmpty()) {
      return null;
    }
    HeldCall call = calls.getFirst();
    if (call.isOver()) {
      drop(call);
      return null;
    }
    Duration work = time.next(ThreadLocalRandom.current());
    return ended.await(work.toNanos(), TimeUnit.NANOSECONDS) ? null : send(calls);
  }

  private Sent send(List<HeldCall> calls) {
    try {
      return new Sent(calls, store.begin(calls.stream().map(HeldCall::result).toList()));
    } catch (StoreException e) {
      return new Sent(calls, null); // asked again for the outcomes
    }
  }

  private void finish(Sent sent) throws IOException, InterruptedException {
    try {
      List<AddOutcome> outcomes = outcomes(sent).orElse(List.of());
      for (int i = 0; i < outcomes.size(); i++) {
        answer(sent.calls().get(i), outcomes.get(i));
      }
      if (outcomes.isEmpty()) {
        sent.calls().forEach(this::drop);
      }
    } catch (EndedException e) {
      sent.calls().forEach(this::drop); // all were answered by the deadline's watch, or are now
    }
  }

  /** Empty when nobody waits for them any more. */
  private Optional<List<AddOutcome>> outcomes(Sent sent) throws IOException, InterruptedException {
    if (sent.pending() != null) {
      try {
        return Optional.of(sent.pending().await());
      } catch (StoreException e) {
        // It was sent a while ago: whether Redis is away now, the next question shows.
      }
    }
    sent.calls().stream().filter(HeldCall::isOnce).forEach(this::lose);
    if (sent.calls().stream().allMatch(HeldCall::isOver)) {
      return Optional.empty();
    }
    return Optional.of(askedAgain(sent));
  }

  private List<AddOutcome> askedAgain(Sent sent) throws IOException, InterruptedException {
    return patience.untilAnswered(
        () -> store.add(sent.results()),
        "holding calls as long as their deadlines allow",
        LONGEST_HOLD,
        atMost -> isHopeless(sent, atMost));
  }

  private boolean isHopeless(Sent sent, Duration pause) throws InterruptedException {
    return ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)
        || sent.calls().stream().allMatch(HeldCall::isOver);
  }

  private void answer(HeldCall call, AddOutcome outcome) {
    switch (outcome) {
      case STORED -> {
        delays.done(call.reading().timestamp());
        counters.stored(call.complete(false) ? 1 : 0);
      }
      case DUPLICATE -> counters.duplicate(call.complete(true) ? 1 : 0);
      case CONFLICT -> refuse(call, Reason.CONFLICT, "was stored with other values");
      case TOO_LATE -> refuse(call, Reason.TOO_LATE, "is older than the retention");
    }
    queue.done(call);
  }

  private void refuse(HeldCall call, Reason reason, String why) {
    Reading reading = call.reading();
    String detail =
        "the reading of sensor %s, kind %s, timestamp %s %s"
            .formatted(
                reading.sensor(),
                reading.kind().wireName(),
                Timestamps.format(reading.timestamp()),
                why);
    counters.refused(call.refuse(new Refusal(reason, detail)) ? 1 : 0);
  }

  private void lose(HeldCall call) {
    if (call.giveUp("Redis did not take the reading at once")) {
      counters.returned(1);
    }
  }

  private void drop(HeldCall call) {
    if (call.giveUp("the reading could not be stored in time")) {
      counters.returned(1);
    }
    queue.done(call);
  }
}
