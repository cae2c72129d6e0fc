package dev.meteo.worker;

import dev.meteo.store.AddOutcome;
import dev.meteo.store.PendingAdd;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreException;
import dev.meteo.worker.Batch.Item;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch on its way to Redis; it is sent at once and again whenever that failed. */
final class Storing {
  private static final Logger LOGGER = LoggerFactory.getLogger(Storing.class);

  private final Batch batch;
  private final ResultStore store;
  private final List<Result> results;
  private @Nullable PendingAdd sent;
  private @Nullable StoreException failure;

  private Storing(Batch batch, ResultStore store) {
    this.batch = batch;
    this.store = store;
    this.results = batch.items().stream().map(Item::result).toList();
  }

  /**
   * Sends the batch's results, if there are any. Does not block.
   *
   * @param whenAnswered called when the outcomes can be had without waiting, unless that is at once
   */
  static Storing begin(Batch batch, ResultStore store, Runnable whenAnswered) {
    Storing storing = new Storing(batch, store);
    try {
      PendingAdd pending = store.begin(storing.results);
      storing.sent = pending;
      pending.whenAnswered(whenAnswered);
    } catch (StoreException e) {
      storing.failure = e; // the first to ask for the outcomes sends it again
    }
    return storing;
  }

  Batch batch() {
    return batch;
  }

  /** Whether there is nothing to wait for, because Redis answered or the sending failed. */
  boolean isAnswered() {
    PendingAdd pending = sent;
    return pending == null || pending.isAnswered();
  }

  /** Blocks for what became of each item; it is not sent again when that failed. */
  List<AddOutcome> firstOutcomes() throws StoreException {
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(sent).await();
  }

  /** Blocks for what became of each item; to be called again when it failed. */
  List<AddOutcome> outcomes() throws StoreException {
    PendingAdd pending = sent;
    sent = null;
    if (pending != null) {
      try {
        return pending.await();
      } catch (StoreException e) {
        // It was sent a while ago: whether Redis is away now, the next question shows.
        LOGGER.debug("results were sent in vain", e);
      }
    }
    return store.add(results);
  }
}
