package dev.meteo.bench;

import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.Usage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how much processor time the parts of a run have used; containers' is not known. */
final class CpuMeter {
  private final Map<Part, List<ProcessHandle>> processes = new LinkedHashMap<>();

  CpuMeter(Stack stack) {
    processes.put(
        Part.BROKER,
        stack.brokerNodes().stream().flatMap(node -> node.process().stream()).toList());
    StackServer redis = stack.redisServer();
    processes.put(Part.REDIS, redis.process().stream().toList());
    processes.values().removeIf(Collection::isEmpty);
  }

  void add(Part part, ChildProcess child) {
    processes.put(part, List.of(child.handle()));
  }

  /** Seconds of processor time since each part began. */
  Map<Part, Double> seconds() {
    Map<Part, Double> seconds = new HashMap<>();
    processes.forEach((part, handles) -> seconds.put(part, Usage.of(handles).cpuSeconds()));
    return seconds;
  }
}
