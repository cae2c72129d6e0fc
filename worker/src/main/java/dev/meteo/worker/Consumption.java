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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

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
  private static final long HELD_UP_MS = 100;

  private static final long IDLE_MS = 1000;

  private final Channel channel;
  private final Workplace workplace;
  private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
  private final Ending ending = new Ending();
  private final AckLedger ledger = new AckLedger();
  private final Set<Letter> openLetters = new HashSet<>();
  private int inProcess;
  private boolean cancelled;
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

  /** Works until the end: the worker's (returns) or the connection's (throws). */
  void run() throws IOException, InterruptedException {
    try {
      while (!isOver()) {
        Batch batch = nextBatch();
        if (!batch.isEmpty()) {
          process(batch);
        }
        acknowledge();
      }
    } catch (EndedException e) {
      if (!ending.isAsked()) {
        throw e;
      }
    } finally {
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
        && (workplace.isSlow()
            || (cancelled && openLetters.isEmpty())
            || ending.isAskedFor(LAST_WORK));
  }

  private Batch nextBatch() throws InterruptedException {
    Batch batch = new Batch();
    Event event =
        inbox.poll(
            ledger.isHeldUp() || ending.isAsked() ? HELD_UP_MS : IDLE_MS, TimeUnit.MILLISECONDS);
    while (event != null) {
      switch (event) {
        case Delivery delivery -> batch.add(delivery, workplace.decoder(), workplace.formulas());
        case Letter letter -> closeLetter(letter);
        case Event.Signal signal -> cancelled |= signal == Event.Signal.CANCELLED;
      }
      event = batch.isFull() ? null : inbox.poll();
    }
    return batch;
  }

  private void process(Batch batch) throws IOException, InterruptedException {
    workplace.counters().received(batch.readings());
    inProcess = batch.readings();
    for (Faulty faulty : batch.faulty()) {
      openLetter(
          faulty.delivery(),
          faulty.refused().index(),
          faulty.refused().refusal(),
          new ElementText.Span(faulty.refused().offset(), faulty.refused().length()));
    }
    if (workplace.isSlow()) {
      for (Item item : batch.items()) {
        workSlowly();
        store(List.of(item));
      }
    } else if (!batch.items().isEmpty()) {
      store(batch.items());
    }
    for (Delivery delivery : batch.deliveries()) {
      if (delivery.isSettled()) {
        ledger.settled(delivery.tag());
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

  private void store(List<Item> items) throws IOException, InterruptedException {
    List<Result> results = items.stream().map(Item::result).toList();
    List<AddOutcome> outcomes =
        workplace
            .patience()
            .untilAnswered(
                () -> workplace.store().add(results),
                "holding " + items.size() + " readings until it answers",
                LONGEST_HOLD,
                ending::await);
    int stored = 0;
    int duplicate = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case STORED -> {
          stored++;
          workplace.delays().stored(items.get(i).reading().timestamp());
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
    return System.nanoTime() - heldUpSinceNanos > TimeUnit.MILLISECONDS.toNanos(HELD_UP_MS);
  }
}
