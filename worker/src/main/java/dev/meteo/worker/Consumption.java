package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.Refusal.Reason;
import dev.meteo.messages.Timestamps;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Result;
import dev.meteo.worker.Batch.Faulty;
import dev.meteo.worker.Batch.Item;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One session's consuming: takes deliveries from the inbox in batches, stores their results, sends
 * what is refused to the dead letters, and acknowledges a delivery when all of it is safe.
 *
 * <p>{@link #run} is one thread's; {@link #inbox} and {@link #ending} are for all.
 */
final class Consumption {
  /** How long the end may take once the worker was asked to. */
  private static final Duration LAST_WORK = Duration.ofSeconds(2);

  /** Far below the broker's consumer_timeout of 30 minutes. */
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

  /** How long deliveries wait to be acknowledged together with one whose letter is under way. */
  private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private final Channel channel;
  private final Workplace workplace;
  private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
  private final Ending ending = new Ending();
  private final AckLedger ledger = new AckLedger();
  private final Set<Letter> openLetters = new HashSet<>();

  private final UnderWay underWay = new UnderWay();

  /** Released when Redis has answered. */
  private final Semaphore answers = new Semaphore(0);

  private Batch gathered = new Batch();
  private int inProcess;
  private boolean cancelled;
  private volatile boolean over;
  private long heldUpSinceNanos;

  Consumption(Channel channel, Workplace workplace) {
    this.channel = channel;
    this.workplace = workplace;
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
        if (workplace.isSlow() ? !gathered.isEmpty() : underWay.isDue(gathered)) {
          begin();
        }
        finishDue();
        acknowledge();
      }
    } catch (EndedException e) {
      if (!ending.isAsked()) {
        throw e;
      }
    } finally {
      over = true;
      openLetters.forEach(Letter::abandon);
      workplace.counters().returned(inProcess + openLetters.size());
    }
  }

  private boolean isOver() throws IOException {
    Throwable failure = ending.failure();
    if (failure != null) {
      throw new IOException(String.valueOf(failure.getMessage()), failure);
    }
    return ending.isAsked()
        && (workplace.isSlow() || (cancelled && isIdle()) || ending.isAskedFor(LAST_WORK));
  }

  private boolean isIdle() {
    return gathered.isEmpty() && underWay.isEmpty() && openLetters.isEmpty();
  }

  /** Takes what the inbox has, as far as one batch goes; waits a while when it has nothing. */
  private void gather() throws InterruptedException {
    Event event = nextEvent();
    while (event != null) {
      switch (event) {
        case Delivery delivery -> gathered.add(delivery, workplace.decoder(), workplace.formulas());
        case Letter letter -> closeLetter(letter);
        case Event.Signal signal -> cancelled |= signal == Event.Signal.CANCELLED;
      }
      event = gathered.isFull() ? null : inbox.poll();
    }
  }

  /**
   * Amid work it does not listen to the inbox, or each delivery would have to wake this thread: it
   * looks when the next batch is due or the last is answered.
   */
  private @Nullable Event nextEvent() throws InterruptedException {
    if (gathered.isEmpty() && underWay.isEmpty()) {
      boolean soon = ledger.isHeldUp() || ending.isAsked();
      return inbox.poll(soon ? HELD_UP_NANOS : IDLE_NANOS, TimeUnit.NANOSECONDS);
    }
    long pauseNanos = Math.min(underWay.dueInNanos(gathered), LONGEST_PAUSE_NANOS);
    if (pauseNanos > 0 && answers.tryAcquire(pauseNanos, TimeUnit.NANOSECONDS)) {
      answers.drainPermits();
    }
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
        judge(List.of(item), untilAnswered(() -> workplace.store().add(result), 1));
      }
      settle(batch);
    } else {
      underWay.begin(batch, workplace.store(), answers::release);
    }
  }

  /** Takes the answers that are there; waits for the oldest when too much is under way. */
  private void finishDue() throws IOException, InterruptedException {
    while (underWay.isFull() || underWay.isOldestAnswered()) {
      Storing oldest = underWay.oldest();
      List<Item> items = oldest.batch().items();
      judge(items, untilAnswered(oldest::outcomes, items.size()));
      settle(oldest.batch());
      underWay.removeOldest();
    }
  }

  private List<AddOutcome> untilAnswered(
      RedisPatience.Question<List<AddOutcome>> question, int readings)
      throws IOException, InterruptedException {
    return workplace
        .patience()
        .untilAnswered(
            question,
            "holding " + readings + " readings until it answers",
            LONGEST_HOLD,
            ending::await);
  }

  private void settle(Batch batch) {
    for (Faulty faulty : batch.faulty()) {
      openLetter(
          faulty.delivery(),
          faulty.refused().index(),
          faulty.refused().refusal(),
          new ElementText.Span(faulty.refused().offset(), faulty.refused().length()));
    }
    for (Delivery delivery : batch.deliveries()) {
      if (delivery.isSettled()) {
        ledger.settled(delivery.tag());
        workplace.gate().released(delivery.body().length);
      } else {
        ledger.waiting(delivery.tag());
      }
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
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case STORED -> {
          stored++;
          workplace.delays().done(items.get(i).reading().timestamp());
        }
        case DUPLICATE -> duplicate++;
        case CONFLICT -> refuse(items.get(i), Reason.CONFLICT, "was stored with other values");
        case TOO_LATE -> refuse(items.get(i), Reason.TOO_LATE, "is older than the retention");
      }
    }
    workplace.counters().stored(stored);
    workplace.counters().duplicate(duplicate);
    inProcess -= stored + duplicate;
  }

  private void refuse(Item item, Reason reason, String why) {
    String detail =
        "the reading of sensor %s, kind %s, timestamp %s %s"
            .formatted(
                item.reading().sensor(),
                item.reading().kind().wireName(),
                Timestamps.format(item.reading().timestamp()),
                why);
    openLetter(
        item.delivery(),
        item.index(),
        new Refusal(reason, detail),
        ElementText.of(item.delivery().body(), item.index()));
  }

  private void openLetter(Delivery delivery, int index, Refusal refusal, ElementText.Span span) {
    Letter letter = new Letter(delivery, refusal, index, span, inbox::add);
    delivery.letterOpened();
    openLetters.add(letter);
    inProcess--;
    workplace.deadLetters().submit(letter);
  }

  private void closeLetter(Letter letter) {
    if (openLetters.remove(letter)) {
      workplace.counters().refused(1);
      letter.delivery().letterClosed();
      if (letter.delivery().isSettled()) {
        ledger.released(letter.delivery().tag());
        workplace.gate().released(letter.delivery().body().length);
      }
    }
  }

  private void acknowledge() throws IOException {
    for (AckLedger.Ack ack : ledger.take(isHeldUpTooLong())) {
      channel.basicAck(ack.tag(), ack.multiple());
    }
  }

  private boolean isHeldUpTooLong() {
    if (!ledger.isHeldUp()) {
      heldUpSinceNanos = System.nanoTime();
    }
    return System.nanoTime() - heldUpSinceNanos > HELD_UP_NANOS;
  }
}
