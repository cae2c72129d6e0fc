package dev.meteo.compare.run;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.scenario.Fault;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.Workers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that could make a comparison unfair, by name, as it was in a run. */
final class RunSettings {
  private static final String DEFAULT = "default";

  private RunSettings() {}

  static Map<String, String> of(RunKey key) {
    Scenario scenario = key.scenario();
    Map<String, String> given = scenario.settings(key.variant());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("warm-up", warmUp(scenario));
    settings.put("measured", scenario.measuredSeconds() + " s");
    settings.put("window", scenario.windowSeconds() + " s");
    settings.put("grace", Latencies.GRACE.toSeconds() + " s");
    settings.put("readings per message or call", "1");
    settings.put("sensors", sensors(scenario));
    settings.put("sensor's outbox", "memory");
    settings.put("in flight at a sensor", given.getOrDefault("inFlight", "1000"));
    settings.put("workers", workers(scenario));
    addHeld(settings, key, given);
    settings.put("window proxies", Integer.toString(scenario.proxies()));
    settings.put("terminals", Integer.toString(scenario.terminals()));
    settings.put(
        "heap of a JVM", given.containsKey("heapMb") ? given.get("heapMb") + " MB" : DEFAULT);
    if (key.variant() == Variant.DIRECT) {
      settings.put("balancer policy", given.getOrDefault("policy", "least-outstanding"));
    }
    settings.put("faults", faults(key));
    return settings;
  }

  private static String warmUp(Scenario scenario) {
    Double perSecond = scenario.warmUpReadingsPerSecond();
    String load = perSecond == null ? "" : " with %.0f readings/s".formatted(perSecond);
    return scenario.warmUpSeconds() + " s" + load;
  }

  private static String sensors(Scenario scenario) {
    return scenario.clients() == null
        ? "1, in a process of its own"
        : scenario.clients().count() + ", in one process";
  }

  private static String workers(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    text.append(scenario.workers().count());
    if (scenario.workers().atBegin() < scenario.workers().count()) {
      text.append(", ").append(scenario.workers().atBegin()).append(" at the beginning");
    }
    for (int i = 1; i <= scenario.workers().count(); i++) {
      String workTime = scenario.workers().workTimeOf(i);
      if (workTime != null) {
        text.append(i == 1 ? "; work time " : ", ").append(workTime);
      }
    }
    return text.toString();
  }

  /** Where nothing is acknowledged, prefetch limits nothing: then a queue is what only one has. */
  private static void addHeld(Map<String, String> settings, RunKey key, Map<String, String> given) {
    boolean once = key.delivery() == Delivery.AT_MOST_ONCE;
    if (key.variant() == Variant.DIRECT) {
      String held = given.getOrDefault("queue", usual(key, "4"));
      settings.put(once ? "queue" : "readings a worker holds", held);
    } else if (once) {
      settings.put("acks", "automatic: a worker holds all that it is sent");
    } else {
      settings.put("readings a worker holds", given.getOrDefault("prefetch", usual(key, "1")));
    }
  }

  private static String usual(RunKey key, String withWorkTime) {
    Workers workers = key.scenario().workers();
    long slow =
        IntStream.rangeClosed(1, workers.count())
            .filter(number -> workers.workTimeOf(number) != null)
            .count();
    if (slow == 0) {
      return "2000";
    }
    return slow == workers.count() ? withWorkTime : withWorkTime + " (with work time), 2000";
  }

  private static String faults(RunKey key) {
    return key.scenario().faults().stream()
        .filter(fault -> fault.concerns(key.variant()))
        .map(Fault::sentence)
        .reduce((a, b) -> a + "; " + b)
        .orElse("none");
  }
}
