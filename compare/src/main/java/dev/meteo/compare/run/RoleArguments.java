package dev.meteo.compare.run;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.scenario.Clients;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.testbed.run.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the roles of a run are started with. */
final class RoleArguments {
  private final Scenario scenario;
  private final Variant variant;
  private final Delivery delivery;
  private final Map<String, String> settings;
  private final Bookkeeping books;
  private final long seed;

  RoleArguments(RunKey key, Variant variant, Bookkeeping books, long seed) {
    this.scenario = key.scenario();
    this.variant = variant;
    this.delivery = key.delivery();
    this.settings = key.scenario().settings(key.variant());
    this.books = books;
    this.seed = seed;
  }

  private boolean isDirect() {
    return variant instanceof Variant.Direct;
  }

  List<String> middle(int start) {
    List<String> arguments = new ArrayList<>(variant.first().getFirst().arguments());
    addSetting(arguments, "--policy", "policy");
    arguments.add("--figures=" + books.figures("middle", start));
    return arguments;
  }

  List<String> worker(int number, int start) {
    List<String> arguments = new ArrayList<>(variant.worker(number).arguments());
    String name = "worker-" + number;
    arguments.add("--latency-log=" + books.latencies(name, start));
    arguments.add("--figures=" + books.figures(name, start));
    String workTime = scenario.workers().workTimeOf(number);
    if (workTime != null) {
      arguments.add("--work-time=" + workTime);
    }
    if (isDirect()) {
      addSetting(arguments, "--queue", "queue");
    } else {
      arguments.add("--delivery=" + delivery);
      addSetting(arguments, "--prefetch", "prefetch");
    }
    return arguments;
  }

  List<String> proxy(int number) {
    List<String> arguments = new ArrayList<>(variant.proxy(number).arguments());
    arguments.add("--window=" + scenario.windowSeconds() + "s");
    arguments.add("--grace=" + Latencies.GRACE.toSeconds() + "s");
    return arguments;
  }

  List<String> terminal(String name) {
    List<String> arguments = new ArrayList<>(variant.terminal());
    arguments.add(name);
    arguments.add("--json");
    return arguments;
  }

  List<String> manyTerminals(List<Integer> counts, int secondsEach, Instant begin) {
    List<String> arguments = new ArrayList<>(List.of("compare"));
    arguments.add(isDirect() ? "called-terminals" : "consuming-terminals");
    List<String> own = variant.terminal();
    arguments.addAll(own.subList(own.indexOf("terminal") + 1, own.size()));
    arguments.add("--counts=" + String.join(",", counts.stream().map(String::valueOf).toList()));
    arguments.add("--seconds-each=" + secondsEach);
    arguments.add("--begin=" + begin);
    return arguments;
  }

  /** Of the sensor, whose first reading is due then. */
  List<String> sensor(Instant startAt, int start) {
    List<String> arguments = new ArrayList<>(variant.sensor());
    arguments.add("--id=" + Load.SENSOR);
    boolean kept = scenario.clients() != null && delivery != Delivery.AT_MOST_ONCE;
    arguments.add("--outbox=" + (kept ? "archive" : "memory")); // else the load is known before
    arguments.add("--delivery=" + delivery);
    arguments.add("--latency-log=" + books.latencies("sensor", start));
    arguments.add("--figures=" + books.figures("sensor", start));
    addSetting(arguments, "--in-flight", "inFlight");
    arguments.add("--start-at=" + startAt);
    Clients clients = scenario.clients();
    if (clients == null) {
      arguments.addAll(List.of("--replay=" + books.recording(), "--timezone=UTC"));
    } else {
      arguments.add("--count=" + clients.count());
      arguments.add("--readings=" + clients.updates());
      arguments.add("--every=" + Math.round(clients.everySeconds() * 1000) + "ms");
      arguments.add("--kind=pollution");
      arguments.add("--seed=" + seed);
    }
    return arguments;
  }

  /** A heap for all roles that are JVMs, when the scenario asks for one. */
  Map<String, String> environment() {
    @Nullable String heap = settings.get("heapMb");
    return heap == null ? Map.of() : Map.of("METEO_JAVA_OPTS", "-Xmx" + heap + "m");
  }

  private void addSetting(List<String> arguments, String option, String setting) {
    @Nullable String value = settings.get(setting);
    if (value != null) {
      arguments.add(option + "=" + value);
    }
  }
}
