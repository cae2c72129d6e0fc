package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.StoredReading;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Result;
import dev.meteo.worker.Batch.Faulty;
import dev.meteo.worker.Batch.Item;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One session's consuming: takes deliveries from the inbox in batches, stores their results, sends
 * what is refused to the dead letters, tells what counts, and acknowledges a delivery when all of
 * it is safe and told; or loses what does not succeed at once, if its guarantee says so.
 *
 * <p>{@link #run} is one thread's; {@link #inbox} and {@link #ending} are for all.
 */
final class Consumption {
  /** How long the end may take once the worker was asked to. */
  private static final Duration LAST_WORK = Duration.ofSeconds(2);

  /** How long the broker may take to say that it sends no more. */
  private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Acknowledgements acknowledgements;
  private final Workplace workplace;
  private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
  private final Ending ending = new Ending();
  private final Set<Letter> openLetters = new HashSet<>();

  private final UnderWay<Batch> underWay;
  private final UnackedBatches unacked = new UnackedBatches();
  private List<StoredReading> counted = new ArrayList<>();
  private Batch gathered = new Batch();
  private int inProcess;
  private boolean cancelled;
  private volatile boolean over;

  Consumption(Channel channel, Workplace workplace) {
    this.acknowledgements = new Acknowledgements(channel, workplace.guarantee().mayLose());
    this.workplace = workplace;
    this.underWay = new UnderWay<>(workplace.store());
  }

  BlockingQueue<Event> inbox() {
    return inbox;
  }

  Ending ending() {
    return ending;
  }

  /** A message of this size has come; the inbox will have it. */
  void took(int bytes) {
    if (!over) {
      workplace.gate().took(bytes);
    }
  }

  /** Works until the end: the worker's (returns) or the connection's (throws). */
  void run() throws IOException, InterruptedException {
    try {
      while (!isOver()) {
        gather();
        if (!gathered.isEmpty() && isDue()) {
          begin();
        }
        finishDue();
        unacked.release(this::acknowledge);
        acknowledgements.send();
      }
    } catch (EndedException e) {
      if (!ending.isAsked()) {
        throw e;
      }
    } finally {
      openLetters.forEach(Letter::abandon);
      leave();
      over = true;
    }
  }

  /**
   * Deals with one delivery that was fetched, before anything is consumed; blocks until it is
   * stored, and acknowledged or about to be.
   *
   * @throws EndedException when Redis did not take it in time, or the worker was asked to end
   */
  void runOne(Delivery delivery) throws IOException, InterruptedException {
    took(delivery.body().length);
    inbox.add(delivery);
    boolean done = false;
    try {
      do {
        gather();
        if (!gathered.isEmpty()) {
          begin();
        }
        finishDue();
        acknowledgements.send();
      } while (!isOver() && !underWay.isEmpty());
      done = underWay.isEmpty();
      if (!done) {
        throw new EndedException("ended while Redis was away");
      }
    } finally {
      if (!done) {
        openLetters.forEach(Letter::abandon);
        leave();
        over = true;
      }
    }
  }

  /** The broker delivers what is left again, or has forgotten it. */
  private void leave() throws InterruptedException {
    if (workplace.guarantee().mayLose()) {
      takeTheRest();
      workplace.counters().received(gathered.readings());
      workplace.counters().lost(gathered.readings() + inProcess + openLetters.size());
    } else {
      workplace.counters().returned(inProcess + openLetters.size());
    }
  }

  private boolean isDue() {
    return workplace.isSlow() ? !ending.isAsked() : underWay.isDue(gathered.items().size());
  }

  private boolean isOver() throws IOException {
    Throwable failure = ending.failure();
    if (failure != null) {
      throw new IOException(String.valueOf(failure.getMessage()), failure);
    }
    return ending.isAsked()
        && ((workplace.isSlow() && unacked.isEmpty())
            || (cancelled && isIdle())
            || ending.isAskedFor(LAST_WORK));
  }

  private boolean isIdle() {
    return gathered.isEmpty() && underWay.isEmpty() && openLetters.isEmpty() && unacked.isEmpty();
  }

  /** Takes what the inbox has, as far as one batch goes; waits a while when it has nothing. */
  private void gather() throws InterruptedException {
    Event event = nextEvent();
    while (event != null) {
      take(event);
      event = isEnough() ? null : inbox.poll();
    }
  }

  /** What the broker has sent is all here when it says that it sends no more. */
  private void takeTheRest() throws InterruptedException {
    Event event = inbox.poll(patienceNanos(), TimeUnit.NANOSECONDS);
    while (event != null) {
      if (event instanceof Delivery delivery) {
        workplace.gate().released(delivery.body().length);
      }
      take(event);
      event = inbox.poll(patienceNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private long patienceNanos() {
    return ending.isAsked() && !cancelled ? FAREWELL_NANOS : 0;
  }

  private boolean isEnough() {
    return workplace.isSlow() ? !gathered.isEmpty() : gathered.isFull();
  }

  private void take(Event event) {
    switch (event) {
      case Delivery delivery -> gathered.add(delivery, workplace.decoder(), workplace.formulas());
      case Letter letter -> closeLetter(letter);
      case Event.Signal signal -> cancelled |= signal == Event.Signal.CANCELLED;
    }
  }

  /**
   * Amid work it does not listen to the inbox, or each delivery would have to wake this thread: it
   * looks when the next batch is due or the last is answered.
   */
  private @Nullable Event nextEvent() throws InterruptedException {
    if (gathered.isEmpty() && underWay.isEmpty()) {
      boolean soon = acknowledgements.isHeldUp() || ending.isAsked();
      return inbox.poll(soon ? Acknowledgements.HELD_UP_NANOS : IDLE_NANOS, TimeUnit.NANOSECONDS);
    }
    underWay.pause(gathered.items().size());
    return inbox.poll();
  }

  private void begin() throws IOException, InterruptedException {
    Batch batch = gathered;
    gathered = new Batch();
    workplace.counters().received(batch.readings());
    inProcess += batch.readings();
    if (workplace.isSlow()) {
      for (Item item : batch.items()) {
        workSlowly();
        List<Result> result = List.of(item.result());
        judge(List.of(item), answered(() -> workplace.store().add(result), 1));
      }
      settle(batch);
    } else {
      underWay.begin(batch, batch.results());
    }
  }

  /** Takes the answers that are there; waits for the oldest when too much is under way. */
  private void finishDue() throws IOException, InterruptedException {
    while (underWay.isFinishDue()) {
      Storing<Batch> oldest = underWay.oldest();
      List<Item> items = oldest.batch().items();
      judge(
          items,
          answered(
              workplace.guarantee().mayLose() ? oldest::firstOutcomes : oldest::outcomes,
              items.size()));
      settle(oldest.batch());
      underWay.removeOldest();
    }
  }

  /** The outcomes; none of readings that were lost. */
  private List<AddOutcome> answered(RedisPatience.Question<List<AddOutcome>> question, int readings)
      throws IOException, InterruptedException {
    if (workplace.guarantee().mayLose()) {
      Optional<List<AddOutcome>> outcomes =
          workplace.patience().once(question, "losing readings until it answers");
      if (outcomes.isEmpty()) {
        workplace.counters().lost(readings);
        inProcess -= readings;
      }
      return outcomes.orElse(List.of());
    }
    return workplace
        .patience()
        .untilAnswered(
            question,
            "holding " + readings + " readings until it answers",
            workplace.longestHold(),
            ending::await);
  }

  private void settle(Batch batch) {
    for (Faulty faulty : batch.faulty()) {
      openLetter(faulty.delivery(), faulty.refused(), faulty.refused().refusal());
    }
    List<Telling> tellings =
        counted.isEmpty()
            ? List.of()
            : workplace.teller().tell(counted, () -> inbox.add(Event.Signal.WAKE));
    counted = new ArrayList<>();
    unacked.add(batch.deliveries(), tellings);
  }

  /** In the order of delivery, when nothing waits any more for those who listen. */
  private void acknowledge(Delivery delivery) {
    delivery.told();
    acknowledgements.add(delivery);
    if (delivery.isSettled()) {
      workplace.gate().released(delivery.body().length);
    }
  }

  private void workSlowly() throws IOException, InterruptedException {
    if (ending.await(workplace.workTime(ThreadLocalRandom.current()))) {
      throw new EndedException("ended amid simulated work");
    }
  }

  private void judge(List<Item> items, List<AddOutcome> outcomes) {
    int stored = 0;
    int duplicate = 0;
    long nanos = System.nanoTime();
    for (int i = 0; i < outcomes.size(); i++) {
      workplace.sightings().add(items.get(i).reading(), nanos);
      workplace.curve().saw(items.get(i).reading());
      if (outcomes.get(i) == AddOutcome.STORED || outcomes.get(i) == AddOutcome.DUPLICATE) {
        counted.add(items.get(i).stored());
      }
      switch (outcomes.get(i)) {
        case STORED -> {
          stored++;
          workplace.delays().done(items.get(i).reading().timestamp());
        }
        case DUPLICATE -> duplicate++;
        case CONFLICT -> refuse(items.get(i), StoreRefusal.conflict(items.get(i).reading()));
        case TOO_LATE -> refuse(items.get(i), StoreRefusal.tooLate(items.get(i).reading()));
      }
    }
    workplace.counters().stored(stored);
    workplace.counters().duplicate(duplicate);
    inProcess -= stored + duplicate;
  }

  private void refuse(Item item, Refusal refusal) {
    openLetter(item.delivery(), item.accepted(), refusal);
  }

  private void openLetter(Delivery delivery, DecodedReading place, Refusal refusal) {
    Letter letter = new Letter(delivery, place, refusal, inbox::add);
    delivery.letterOpened();
    openLetters.add(letter);
    inProcess--;
    workplace.deadLetters().submit(letter);
  }

  private void closeLetter(Letter letter) {
    if (openLetters.remove(letter)) {
      workplace.counters().refused(1);
      letter.delivery().letterClosed();
      if (letter.delivery().isSettled() && letter.delivery().isTold()) {
        acknowledgements.released(letter.delivery());
        workplace.gate().released(letter.delivery().body().length);
      }
    }
  }
}
