package dev.meteo.grpc.balancer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
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

  /** By the names that programs know them by. */
  SequencedMap<String, Long> byName() {
    SequencedMap<String, Long> named = new LinkedHashMap<>();
    named.put("calls", received.sum());
    named.put("answered", answered.sum());
    named.put("refused", refused.sum());
    named.put("failed", failed.sum());
    named.put("retries", retried.sum());
    return named;
  }

  String line() {
    return "%,d calls received: %,d answered, %,d refused, %,d failed; %,d retries"
        .formatted(received.sum(), answered.sum(), refused.sum(), failed.sum(), retried.sum());
  }
}
