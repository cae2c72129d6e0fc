package dev.meteo.chaos;

import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What one run is to do.
 *
 * @param mutation what is wrong on purpose; empty for nothing
 * @param faults the words by which the kinds were chosen; empty for all
 * @param kinds of faults to choose from
 * @param replicated whether Redis has a replica
 */
record Assignment(
    long seed,
    Duration duration,
    String faults,
    List<FaultKind> kinds,
    StackOptions stack,
    boolean messaging,
    boolean replicated,
    int readingsPerSecond,
    String mutation) {
  static final int USUAL_RATE = 100;

  /** The same with another seed. */
  Assignment withSeed(long other) {
    return new Assignment(
        other, duration, faults, kinds, stack, messaging, replicated, readingsPerSecond, mutation);
  }

  /** Tells runs apart, and names their folders. */
  String name() {
    return "seed-%d-%s-%d%s%s%s-%ds%s%s"
        .formatted(
            seed,
            messaging ? "messaging" : "direct",
            stack.nodes(),
            stack.backend() == BackendChoice.NATIVE ? "" : "-" + backend(),
            replicated ? "-replica" : "",
            mutation.isEmpty() ? "" : "-" + mutation,
            duration.toSeconds(),
            readingsPerSecond == USUAL_RATE ? "" : "-rate" + readingsPerSecond,
            faults.isEmpty() ? "" : "-faults" + Integer.toHexString(faults.hashCode()));
  }

  /** What does the same again. */
  String command() {
    StringBuilder command = new StringBuilder("./meteo chaos");
    command.append(" --seed ").append(seed);
    command.append(" --duration ").append(duration.toSeconds()).append('s');
    command.append(stack.nodes() == 1 ? "" : " --nodes " + stack.nodes());
    command.append(messaging ? "" : " --variant direct");
    command.append(stack.backend() == BackendChoice.NATIVE ? "" : " --backend " + backend());
    command.append(replicated ? " --redis-replicas 1" : "");
    command.append(readingsPerSecond == USUAL_RATE ? "" : " --rate " + readingsPerSecond);
    command.append(faults.isEmpty() ? "" : " --faults " + faults);
    command.append(mutation.isEmpty() ? "" : " --mutate " + mutation);
    return command.toString();
  }

  private String backend() {
    return stack.backend().name().toLowerCase(Locale.ROOT);
  }
}
