package dev.meteo.grpc.server;

import dev.meteo.grpc.link.Pushback;
import dev.meteo.grpc.link.RefusalStatus;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.messages.Reading;
import dev.meteo.messages.Refusal;
import dev.meteo.store.Result;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call that waits for its result to be stored. It is answered once, by whoever comes first. Safe
 * for concurrent use.
 */
final class HeldCall {
  private static final double HUNDREDTHS = 100;

  private final Reading reading;
  private final Result result;
  private final ServerCallStreamObserver<Coefficient> caller;
  private final long giveUpNanos;
  private final boolean once;
  private final AtomicBoolean answered = new AtomicBoolean();

  /**
   * @param giveUpNanos when to answer at the latest, of {@link System#nanoTime}
   * @param once whether it must not be tried again
   */
  HeldCall(
      Reading reading,
      Result result,
      ServerCallStreamObserver<Coefficient> caller,
      long giveUpNanos,
      boolean once) {
    this.reading = reading;
    this.result = result;
    this.caller = caller;
    this.giveUpNanos = giveUpNanos;
    this.once = once;
  }

  Reading reading() {
    return reading;
  }

  Result result() {
    return result;
  }

  /** Whether its result must not be stored again when that failed. */
  boolean isOnce() {
    return once;
  }

  /** Whether nobody waits for the answer any more. */
  boolean isOver() {
    return answered.get() || caller.isCancelled();
  }

  /** Whether it has to be answered now, whatever is known. */
  boolean isDue(long nowNanos) {
    return nowNanos - giveUpNanos >= 0;
  }

  /** Answers with the coefficient; false when it was answered before. */
  boolean complete(boolean duplicate) {
    if (!answered.compareAndSet(false, true)) {
      return false;
    }
    caller.onNext(
        Coefficient.newBuilder()
            .setValue(result.hundredths() / HUNDREDTHS)
            .setDuplicate(duplicate)
            .build());
    caller.onCompleted();
    return true;
  }

  /** Answers that the reading is refused for good; false when it was answered before. */
  boolean refuse(Refusal refusal) {
    if (!answered.compareAndSet(false, true)) {
      return false;
    }
    caller.onError(RefusalStatus.of(refusal).asRuntimeException(RefusalStatus.trailers(refusal)));
    return true;
  }

  /** Answers that it is not known whether the reading is stored; false when it was answered. */
  boolean giveUp(String why) {
    return fail(why, Pushback.trailers());
  }

  /** Answers that another server should do it; false when it was answered before. */
  boolean handBack(String why) {
    return fail(why, new Metadata());
  }

  private boolean fail(String why, Metadata trailers) {
    if (!answered.compareAndSet(false, true)) {
      return false;
    }
    caller.onError(Status.UNAVAILABLE.withDescription(why).asRuntimeException(trailers));
    return true;
  }
}
