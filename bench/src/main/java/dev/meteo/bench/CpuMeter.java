package dev.meteo.bench;

import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads how much processor time the parts of a run have used; containers' is not known. */
final class CpuMeter {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<Part, List<ProcessHandle>> processes = new LinkedHashMap<>();

  CpuMeter(Stack stack) {
    processes.put(
        Part.BROKER,
        stack.brokerNodes().stream().flatMap(node -> node.process().stream()).toList());
    StackServer redis = stack.redisServer();
    processes.put(Part.REDIS, redis.process().stream().toList());
    processes.values().removeIf(Collection::isEmpty);
  }

  void add(Part part, Child child) {
    processes.put(part, List.of(child.handle()));
  }

  /** Seconds of processor time since each part began. */
  Map<Part, Double> seconds() {
    Map<Part, Double> seconds = new HashMap<>();
    processes.forEach(
        (part, handles) ->
            seconds.put(part, handles.stream().mapToDouble(CpuMeter::secondsOf).sum()));
    return seconds;
  }

  private static double secondsOf(ProcessHandle root) {
    try (Stream<ProcessHandle> children = root.descendants()) {
      return Stream.concat(Stream.of(root), children)
              .mapToLong(
                  process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
              .sum()
          / NANOS_PER_SECOND;
    }
  }
}
