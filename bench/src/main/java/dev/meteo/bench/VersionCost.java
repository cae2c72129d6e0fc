package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;
import dev.meteo.bench.VersionReport.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares this version with another one, on the same servers: in each round both do the same, one
 * after the other, so that both sides of a ratio had the same minutes of the machine.
 */
final class VersionCost {
  private static final List<Integer> BATCHES = List.of(1, 100);
  private static final double MILLIS = 1000;

  /**
   * A version.
   *
   * @param home the METEO_HOME of its roles
   */
  record Version(Bench.Tools tools, Path home) {}

  /** Of one figure in one round. */
  private record Pair(double here, double there) {}

  private final Plan plan;
  private final Version here;
  private final Version there;
  private final Progress progress;
  private final Map<String, List<Pair>> measured = new LinkedHashMap<>();

  VersionCost(Plan plan, Version here, Version there, Progress progress) {
    this.plan = plan;
    this.here = here;
    this.there = there;
    this.progress = progress;
  }

  /**
   * @param other where the other version is, for the report
   */
  VersionReport measure(Path other) throws IOException, InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int batch : BATCHES) {
        throughput(round, batch);
      }
      delay(round);
    }
    List<Row> rows = new ArrayList<>();
    measured.forEach((what, pairs) -> rows.add(row(what, pairs)));
    return new VersionReport(
        other.toString(),
        rows,
        plan.rounds(),
        plan.warmUp().toMillis() / MILLIS,
        plan.measured().toMillis() / MILLIS,
        Surroundings.of(here.tools().stack().description()));
  }

  /** Something that is done by one version. */
  @FunctionalInterface
  private interface Run<T> {
    T of(Version version) throws IOException, InterruptedException;
  }

  /** Which comes first changes from round to round. */
  private <T> List<T> both(int round, Run<T> run) throws IOException, InterruptedException {
    boolean hereFirst = round % 2 == 0;
    T first = alone(hereFirst ? here : there, run);
    T second = alone(hereFirst ? there : here, run);
    return hereFirst ? List.of(first, second) : List.of(second, first);
  }

  /** Versions need not declare the same. */
  private static <T> T alone(Version version, Run<T> run) throws IOException, InterruptedException {
    version.tools().queues().deleteAll();
    return run.of(version);
  }

  private void throughput(int round, int batch) throws IOException, InterruptedException {
    List<Throughput> both =
        both(
            round,
            version ->
                new PipelineRun(version.tools(), Setting.usual(batch, ""))
                    .measure(plan)
                    .throughput());
    String each = ", " + batch + " a message";
    add("readings stored a second" + each, both.get(0).perSecond(), both.get(1).perSecond());
    if (both.stream().allMatch(throughput -> throughput.allCores() > 0)) {
      add("processor ms for 1,000 readings" + each, processor(both.get(0)), processor(both.get(1)));
    }
    say(round, batch + " a message", both.get(0).perSecond(), both.get(1).perSecond());
  }

  private static double processor(Throughput throughput) {
    return throughput.cpuSecondsPerThousand().values().stream()
            .mapToDouble(Double::doubleValue)
            .sum()
        * MILLIS;
  }

  private void delay(int round) throws IOException, InterruptedException {
    List<LatencyRun.Outcome> both =
        both(round, version -> new LatencyRun(version.tools(), version.home()).measure(plan));
    LatencyRun.Outcome one = both.get(0);
    LatencyRun.Outcome other = both.get(1);
    add(
        "p50 from detection to stored, ms",
        one.detectionToStored().p50Ms(),
        other.detectionToStored().p50Ms());
    add(
        "p99 from detection to stored, ms",
        one.detectionToStored().p99Ms(),
        other.detectionToStored().p99Ms());
    add(
        "p50 from a window's end to the terminal, ms",
        one.windowEndToTerminal().p50Ms(),
        other.windowEndToTerminal().p50Ms());
    say(round, "p99 in ms", one.detectionToStored().p99Ms(), other.detectionToStored().p99Ms());
  }

  private void add(String what, double ofThis, double ofTheOther) {
    measured.computeIfAbsent(what, any -> new ArrayList<>()).add(new Pair(ofThis, ofTheOther));
  }

  private void say(int round, String what, double ofThis, double ofTheOther) {
    progress.say(
        String.format(
            Locale.ROOT,
            "round %d of %d, %s: %,.1f, the other %,.1f",
            round,
            plan.rounds(),
            what,
            ofThis,
            ofTheOther));
  }

  private static Row row(String what, List<Pair> pairs) {
    return new Row(
        what,
        Spread.of(pairs, Pair::here),
        Spread.of(pairs, Pair::there),
        Interval.of(pairs.stream().map(pair -> pair.here() / pair.there()).toList()));
  }
}
