package dev.meteo.grpc.balancer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many calls may be repeated: a reserve, and in the long run a tenth of those that succeed, so
 * that an outage of the servers is not multiplied by repetitions. Safe for concurrent use.
 */
final class RetryBudget {
  private static final long PER_RETRY = 10;

  private final long most;
  private final AtomicLong tenths;

  /**
   * @param reserve repetitions that are possible without any success
   */
  RetryBudget(int reserve) {
    this.most = reserve * PER_RETRY;
    this.tenths = new AtomicLong(most);
  }

  /** A call succeeded: a tenth of a repetition is earned. */
  void succeeded() {
    if (tenths.get() < most) {
      tenths.incrementAndGet(); // more than the most by as many as come here at once: no harm
    }
  }

  /** Takes one repetition; false when none is left. */
  boolean take() {
    long before = tenths.getAndUpdate(left -> left >= PER_RETRY ? left - PER_RETRY : left);
    return before >= PER_RETRY;
  }
}
