package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.GeneratorCheck;
import dev.meteo.compare.result.Machine;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.result.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A whole comparison with invented figures, to look at the report and to test it. */
final class Samples {
  private static final Instant STARTED = Instant.parse("2026-11-21T12:00:00Z");

  private Samples() {}

  static Comparison comparison(double directPerSecond) {
    List<ScenarioResult> scenarios = new ArrayList<>();
    scenarios.add(steady(directPerSecond));
    scenarios.add(ramp());
    scenarios.add(workerKill());
    scenarios.add(unfair());
    scenarios.add(fanOut());
    scenarios.add(manySensors());
    scenarios.add(hostile());
    return comparison(scenarios);
  }

  static Comparison comparison(List<ScenarioResult> scenarios) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("--repeat", "3");
    options.put("--seconds", "60");
    return new Comparison(
        Comparison.FORMAT,
        "0.1.0-SNAPSHOT",
        "fa2894a",
        Map.of("ab12345", 2),
        STARTED,
        STARTED.plusSeconds(60 * 47),
        new Machine(
            "AMD EPYC 7B13",
            2,
            8L << 30,
            "Linux amd64",
            "5.15.0-122",
            "25.0.1",
            "3.10.8",
            "7.0.15",
            0.21),
        20261121,
        options,
        scenarios,
        List.of(
            new GeneratorCheck("one reading a message", 182_000, 21_300, Variant.DIRECT),
            new GeneratorCheck("100 readings a message", 310_000, 190_000, Variant.MESSAGING)));
  }

  static ScenarioResult steady(double directPerSecond) {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all = new ArrayList<>();
    for (Delivery delivery : Delivery.values()) {
      all.addAll(both(runs, delivery, 5000, directPerSecond, null, 0, 3));
    }
    return scenario(
        "steady", "A steady load", "How long does a reading take when nothing goes wrong?", all);
  }

  private static ScenarioResult ramp() {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all = both(runs, Delivery.AT_LEAST_ONCE, 12_000, 16_000, null, 0, 3);
    forEach(all, it -> runs.ramp(it, false), it -> runs.ramp(it, true));
    return scenario(
        "ramp", "A rising load", "How much can each variant take, and what happens beyond?", all);
  }

  private static ScenarioResult workerKill() {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all =
        new ArrayList<>(both(runs, Delivery.AT_LEAST_ONCE, 5000, 5000, "worker 2 killed", 0, 3));
    all.addAll(both(runs, Delivery.AT_MOST_ONCE, 5000, 5000, "worker 2 killed", 312, 3));
    return scenario(
        "worker-kill", "A worker dies", "What is lost, and for how long is it slower?", all);
  }

  private static ScenarioResult unfair() {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all =
        List.of(
            runs.run(
                    wanted(
                        Variant.MESSAGING, Delivery.AT_LEAST_ONCE, 1, 5000, "worker 2 killed", 3))
                .setting("prefetch", 1),
            runs.run(wanted(Variant.DIRECT, Delivery.AT_LEAST_ONCE, 1, 4000, null, 0)));
    return scenario(
        "middle-restart", "An unfair comparison", "Does the report show what is unfair?", all);
  }

  private static ScenarioResult fanOut() {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all = both(runs, Delivery.AT_LEAST_ONCE, 1000, 1000, null, 0, 3);
    forEach(all, it -> runs.fanOut(it, false), it -> runs.fanOut(it, true));
    return scenario(
        "fan-out", "Many terminals", "Does one more terminal cost the others time?", all);
  }

  private static ScenarioResult manySensors() {
    SampleRuns runs = new SampleRuns();
    List<RunResultBuilder> all = both(runs, Delivery.AT_LEAST_ONCE, 900, 900, null, 0, 2);
    forEach(
        all,
        it -> it.figure("idealSeconds", 62.5).figure("actualSeconds", 71.2),
        it -> it.figure("idealSeconds", 62.5).figure("actualSeconds", 66.9));
    return scenario(
        "many-sensors",
        "The original exercise",
        "How near to the ideal do slow workers come?",
        all);
  }

  static ScenarioResult hostile() {
    SampleRuns runs = new SampleRuns();
    return new ScenarioResult(
        "../<script>alert(1)</script> | `x` \u0000\u202E",
        "</title><img src=x onerror=alert(1)> [a](javascript:1)",
        "Is \"every\" text & name escaped? ]]> <!-- \n\n# no heading",
        "{\"name\": \"</pre><script>\"}",
        SampleRuns.built(
            List.of(
                runs.run(
                        wanted(
                            Variant.MESSAGING, Delivery.AT_LEAST_ONCE, 1, 10, "<b>'fault'</b>", 0))
                    .setting("<i>|", "</td>"),
                runs.run(wanted(Variant.DIRECT, Delivery.AT_LEAST_ONCE, 1, 10, null, 0))
                    .failed("the balancer ended with <exit code> 1"))));
  }

  static SampleRuns.Wanted wanted(
      Variant variant,
      Delivery delivery,
      int repetition,
      double perSecond,
      @Nullable String fault,
      long lost) {
    return new SampleRuns.Wanted(variant, delivery, repetition, perSecond, fault, lost);
  }

  private static List<RunResultBuilder> both(
      SampleRuns runs,
      Delivery delivery,
      double messaging,
      double direct,
      @Nullable String fault,
      long lost,
      int repetitions) {
    List<RunResultBuilder> all = new ArrayList<>();
    for (int i = 1; i <= repetitions; i++) {
      all.add(runs.run(wanted(Variant.MESSAGING, delivery, i, messaging, fault, lost / 2)));
      all.add(runs.run(wanted(Variant.DIRECT, delivery, i, direct, fault, lost)));
    }
    return all;
  }

  private static void forEach(
      List<RunResultBuilder> all,
      Consumer<RunResultBuilder> messaging,
      Consumer<RunResultBuilder> direct) {
    for (int i = 0; i < all.size(); i++) {
      (i % 2 == 0 ? messaging : direct).accept(all.get(i));
    }
  }

  private static ScenarioResult scenario(
      String name, String title, String about, List<RunResultBuilder> runs) {
    return new ScenarioResult(
        name, title, about, "{\n  \"name\" : \"" + name + "\"\n}", SampleRuns.built(runs));
  }
}
