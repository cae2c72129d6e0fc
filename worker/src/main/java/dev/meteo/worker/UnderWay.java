package dev.meteo.worker;

import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The batches on their way to Redis, oldest first, and when the next one may go: at once when it is
 * full, else as soon as Redis has answered the last and a little time has passed. So batches grow
 * with the load, and with them what one flush of Redis' log and one acknowledgement are good for.
 * For one thread.
 *
 * @param <B> what a batch's results came from
 */
public final class UnderWay<B> {
  /** One round trip to Redis serves about as many results. */
  public static final int ENOUGH_RESULTS = 1000;

  /** Enough for Redis to flush its log once for several. */
  private static final int MOST = 8;

  /** At the rate that one worker reaches, a hundred readings. */
  private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private static final long LONGEST_PAUSE_NANOS = SPACING_NANOS;

  private final ResultStore store;
  private final Queue<Storing<B>> batches = new ArrayDeque<>();

  /** Released when Redis has answered. */
  private final Semaphore answers = new Semaphore(0);

  private long lastBegunNanos = System.nanoTime() - SPACING_NANOS;

  public UnderWay(ResultStore store) {
    this.store = store;
  }

  /** Whether nothing is on its way. */
  public boolean isEmpty() {
    return batches.isEmpty();
  }

  /**
   * Whether the next batch is to be begun now.
   *
   * @param results how many it has
   */
  public boolean isDue(int results) {
    return dueInNanos(results) <= 0;
  }

  /**
   * Blocks until the next batch may be due or Redis has answered, but not for long: whoever gathers
   * it looks then for what has come meanwhile, instead of being woken for each.
   *
   * @param results how many the next batch has now
   */
  public void pause(int results) throws InterruptedException {
    long pauseNanos = Math.min(dueInNanos(results), LONGEST_PAUSE_NANOS);
    if (pauseNanos > 0 && answers.tryAcquire(pauseNanos, TimeUnit.NANOSECONDS)) {
      answers.drainPermits();
    }
  }

  /**
   * Sends a batch and does not wait for the answer; connects first as {@link Storing#begin} does.
   */
  public void begin(B batch, List<Result> results) {
    batches.add(Storing.begin(batch, results, store, answers::release));
    lastBegunNanos = System.nanoTime();
  }

  /** Whether the oldest batch is to be finished now: it is answered, or too many are under way. */
  public boolean isFinishDue() {
    return batches.size() >= MOST || (!batches.isEmpty() && batches.element().isAnswered());
  }

  /** The oldest batch; it stays until it is removed. */
  public Storing<B> oldest() {
    return batches.element();
  }

  /** The oldest batch is done with. */
  public void removeOldest() {
    batches.remove();
  }

  /** When the next batch will be due, if no answer comes before that. */
  private long dueInNanos(int results) {
    if (results >= ENOUGH_RESULTS) {
      return 0;
    }
    return batches.isEmpty() ? lastBegunNanos + SPACING_NANOS - System.nanoTime() : Long.MAX_VALUE;
  }
}
