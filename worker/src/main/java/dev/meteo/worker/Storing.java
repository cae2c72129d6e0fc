package dev.meteo.worker;

import dev.meteo.store.AddOutcome;
import dev.meteo.store.PendingAdd;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch on its way to Redis; its results are sent at once, and again whenever that failed. For
 * one thread.
 *
 * @param <B> what the results came from
 */
public final class Storing<B> {
  private static final Logger LOGGER = LoggerFactory.getLogger(Storing.class);

  private final B batch;
  private final ResultStore store;
  private final List<Result> results;
  private @Nullable PendingAdd sent;
  private @Nullable StoreException failure;

  private Storing(B batch, List<Result> results, ResultStore store) {
    this.batch = batch;
    this.results = results;
    this.store = store;
  }

  /**
   * Sends results, if there are any, and does not wait for the answer; connects to Redis first if
   * need be, for a few seconds.
   *
   * @param whenAnswered called when the outcomes can be had without waiting, unless that is at once
   */
  static <B> Storing<B> begin(
      B batch, List<Result> results, ResultStore store, Runnable whenAnswered) {
    Storing<B> storing = new Storing<>(batch, results, store);
    try {
      PendingAdd pending = store.begin(results);
      storing.sent = pending;
      pending.whenAnswered(whenAnswered);
    } catch (StoreException e) {
      storing.failure = e; // the first to ask for the outcomes sends it again
    }
    return storing;
  }

  /** What the results came from. */
  public B batch() {
    return batch;
  }

  /** Whether there is nothing to wait for, because Redis answered or the sending failed. */
  boolean isAnswered() {
    PendingAdd pending = sent;
    return pending == null || pending.isAnswered();
  }

  /**
   * Blocks for what became of each result, in their order. Does not send them again.
   *
   * @throws StoreException when Redis did not answer for all
   */
  public List<AddOutcome> firstOutcomes() throws StoreException {
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(sent).await();
  }

  /**
   * Blocks for what became of each result, in their order, and sends them again if that failed.
   *
   * @throws StoreException when Redis did not answer for all; to be called again
   */
  public List<AddOutcome> outcomes() throws StoreException {
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
