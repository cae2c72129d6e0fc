package dev.meteo.chaos;

import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.testbed.StackOptions;
import java.time.Duration;
import java.util.List;

/**
 * What one run is to do.
 *
 * @param mutation what is wrong on purpose; empty for nothing
 * @param kinds of faults to choose from
 */
record Assignment(
    long seed,
    Duration duration,
    List<FaultKind> kinds,
    StackOptions stack,
    boolean messaging,
    int readingsPerSecond,
    String mutation) {

  /** The same with another seed. */
  Assignment withSeed(long other) {
    return new Assignment(other, duration, kinds, stack, messaging, readingsPerSecond, mutation);
  }

  /** Tells runs apart, and names their folders. */
  String name() {
    return "seed-%d-%s-%d%s-%ds"
        .formatted(
            seed,
            messaging ? "messaging" : "direct",
            stack.nodes(),
            mutation.isEmpty() ? "" : "-" + mutation,
            duration.toSeconds());
  }
}
