package dev.meteo.grpc.balancer;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls: {@code received = answered + refused + failed} when none is under way. Answered are
 * those that a server answered with a coefficient, refused those that it refused for the reading's
 * sake, failed all others. Safe for concurrent use.
 */
final class ForwardingCounters {
  final LongAdder received = new LongAdder();
  final LongAdder answered = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder retried = new LongAdder();

  String line() {
    return "%,d calls received: %,d answered, %,d refused, %,d failed; %,d retries"
        .formatted(received.sum(), answered.sum(), refused.sum(), failed.sum(), retried.sum());
  }
}
