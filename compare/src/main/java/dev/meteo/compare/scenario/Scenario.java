package dev.meteo.compare.scenario;

import dev.meteo.compare.result.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done in a run: the same for both variants, but for what the maps and {@code only} say.
 *
 * @param name letters, digits and hyphens
 * @param title for people, without a full stop
 * @param about the question that it answers, in whole sentences
 * @param warmUpSeconds of the first load, before what is measured; 0 or more
 * @param warmUpReadingsPerSecond until six seconds before the warm-up's end, in place of the first
 *     load, which warms no compiler when it is small; null for the first load
 * @param measuredSeconds that are measured, from 1 on
 * @param windowSeconds the length of the windows
 * @param load pieces in order, the first at 0; empty for none
 * @param clients in place of the load; null for the load
 * @param workers who computes
 * @param proxies window proxies, of which one leads
 * @param terminals that show the windows, in a process each
 * @param fanOut further terminals in one process; null for none
 * @param faults what is done to it
 * @param messaging settings of the variant with a broker: prefetch, inFlight, heapMb
 * @param direct settings of the variant without: queue, policy, inFlight, heapMb
 */
public record Scenario(
    String name,
    String title,
    String about,
    int warmUpSeconds,
    @Nullable Double warmUpReadingsPerSecond,
    int measuredSeconds,
    int windowSeconds,
    List<Segment> load,
    @Nullable Clients clients,
    Workers workers,
    int proxies,
    int terminals,
    @Nullable FanOut fanOut,
    List<Fault> faults,
    Map<String, String> messaging,
    Map<String, String> direct) {
  private static final Map<String, String> SETTINGS_OF_BOTH =
      Map.of("inFlight", "[1-9][0-9]{0,5}", "heapMb", "[1-9][0-9]{1,4}");
  private static final Map<String, String> SETTINGS_OF_MESSAGING =
      Map.of("prefetch", "[1-9][0-9]{0,4}");
  private static final Map<String, String> SETTINGS_OF_DIRECT =
      Map.of("queue", "[1-9][0-9]{0,5}", "policy", "round-robin|least-outstanding");

  /** Of the first load, at the end of a warm-up with a load of its own. */
  private static final int CALM_SECONDS = 6;

  /** Checks everything; copies. */
  public Scenario {
    Objects.requireNonNull(name, "\"name\" is missing");
    Objects.requireNonNull(title, "\"title\" is missing");
    Objects.requireNonNull(about, "\"about\" is missing");
    Objects.requireNonNull(workers, "\"workers\" is missing");
    Check.that(name.matches("[a-z0-9-]{1,40}"), "\"name\" must be of a-z, 0-9 and hyphens");
    Check.that(warmUpSeconds >= 0, "warmUpSeconds must not be negative");
    Check.that(
        warmUpReadingsPerSecond == null || warmUpReadingsPerSecond > 0,
        "warmUpReadingsPerSecond must be above 0");
    Check.that(measuredSeconds >= 1, "measuredSeconds must be 1 or more");
    Check.that(
        windowSeconds >= 1 && windowSeconds <= 3600, "windowSeconds must be 1 to 3600, 1 is usual");
    Check.that(proxies >= 1 && proxies <= 5, "there must be 1 to 5 proxies");
    Check.that(terminals >= 1 && terminals <= 16, "there must be 1 to 16 terminals");
    load = load == null ? List.of() : List.copyOf(load);
    faults = faults == null ? List.of() : List.copyOf(faults);
    messaging = messaging == null ? Map.of() : Map.copyOf(messaging);
    direct = direct == null ? Map.of() : Map.copyOf(direct);
    Check.that(
        clients == null || warmUpSeconds == 0,
        "\"clients\" have no warm-up: warmUpSeconds must be 0");
    checkLoad(load, clients);
    checkSettings("messaging", messaging, SETTINGS_OF_MESSAGING);
    checkSettings("direct", direct, SETTINGS_OF_DIRECT);
    checkTargets(faults, workers, proxies, terminals);
  }

  private static void checkLoad(List<Segment> load, @Nullable Clients clients) {
    Check.that(clients == null || load.isEmpty(), "\"clients\" are there in place of a \"load\"");
    Check.that(
        load.isEmpty() || load.getFirst().fromSeconds() == 0, "the load must begin at 0 seconds");
    for (int i = 1; i < load.size(); i++) {
      Check.that(
          load.get(i).fromSeconds() > load.get(i - 1).fromSeconds(),
          "the pieces of the load must be in order");
    }
  }

  private static void checkSettings(
      String where, Map<String, String> settings, Map<String, String> own) {
    settings.forEach(
        (name, value) -> {
          String form = own.getOrDefault(name, SETTINGS_OF_BOTH.get(name));
          Check.that(form != null, where + " has no setting " + name);
          Check.that(
              value.matches(String.valueOf(form)), where + "." + name + " cannot be " + value);
        });
  }

  private static void checkTargets(
      List<Fault> faults, Workers workers, int proxies, int terminals) {
    Map<String, Integer> most =
        Map.of("worker", workers.count(), "proxy", proxies, "terminal", terminals);
    for (Fault fault : faults) {
      String[] words = fault.target().split("-", 2);
      Check.that(
          words.length == 1 || Integer.parseInt(words[1]) <= most.getOrDefault(words[0], 0),
          "there is no " + fault.target());
    }
  }

  /** The load with the warm-up, which begins before 0; empty when there is none. */
  public List<Segment> loadAndWarmUp() {
    List<Segment> all = new ArrayList<>(load);
    if (!load.isEmpty() && warmUpSeconds > 0) {
      double first = load.getFirst().readingsPerSecond();
      if (warmUpReadingsPerSecond == null || warmUpSeconds <= CALM_SECONDS) {
        all.set(0, new Segment(-warmUpSeconds, first));
      } else {
        all.set(0, new Segment(-CALM_SECONDS, first));
        all.addFirst(new Segment(-warmUpSeconds, warmUpReadingsPerSecond));
      }
    }
    return all;
  }

  /** The settings of one variant. */
  public Map<String, String> settings(Variant variant) {
    return variant == Variant.MESSAGING ? messaging : direct;
  }

  /** What is done to one variant, one after the other. */
  public List<Fault.Occurrence> occurrences(Variant variant) {
    return faults.stream()
        .filter(fault -> fault.concerns(variant))
        .flatMap(fault -> fault.occurrences().stream())
        .sorted(Comparator.comparingDouble(Fault.Occurrence::atSeconds))
        .toList();
  }

  /** The same in less time, which says that it works and little more. */
  public Scenario shortened(int warmUp, int measured) {
    return timed(Math.min(warmUpSeconds, warmUp), Math.min(measuredSeconds, measured));
  }

  /** The same with another measured part. */
  public Scenario lasting(int measured) {
    return timed(warmUpSeconds, measured);
  }

  private Scenario timed(int warmUp, int measured) {
    return new Scenario(
        name,
        title,
        about,
        warmUp,
        warmUpReadingsPerSecond,
        measured,
        windowSeconds,
        load,
        clients,
        workers,
        proxies,
        terminals,
        fanOut,
        faults,
        messaging,
        direct);
  }
}
