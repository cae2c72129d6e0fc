package dev.meteo.compare.report;

import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.CurvePoint;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.FanOutStep;
import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.Part;
import dev.meteo.compare.result.PartCost;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.SensorView;
import dev.meteo.compare.result.Sharing;
import dev.meteo.compare.result.TimeSeries;
import dev.meteo.compare.result.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs with invented figures that look like measured ones. */
final class SampleRuns {
  private static final int SECONDS = 60;

  private final Random random = new Random(7);

  /** What makes a run. */
  record Wanted(
      Variant variant,
      Delivery delivery,
      int repetition,
      double perSecond,
      @Nullable String fault,
      long lost) {}

  RunResultBuilder run(Wanted wanted) {
    boolean direct = wanted.variant() == Variant.DIRECT;
    double noise = 1 + random.nextGaussian() * 0.01;
    double medianUs = (direct ? 900 : 2400) * noise;
    double tail = wanted.fault() == null ? 1 : direct ? 60 : 25;
    long readings = Math.round(wanted.perSecond() * SECONDS);
    RunResultBuilder run =
        new RunResultBuilder(
                wanted.variant(),
                wanted.delivery(),
                wanted.repetition(),
                Instant.parse("2026-11-21T12:00:00Z").plusSeconds(90L * wanted.repetition()))
            .setting(direct ? "serverQueue" : "prefetch", 500)
            .setting("workers", 4)
            .setting("sensors", 100)
            .setting("heap", "64 MiB")
            .setting("batch", "1 reading")
            .setting("window", "5 s")
            .setting("grace", "1 s")
            .measured(readings, SECONDS, wanted.perSecond() * noise)
            .latencies(
                new Latencies(
                    delays(readings, medianUs, tail),
                    delays(readings, medianUs * 0.8, tail),
                    fromItsEnd(delays(24, medianUs * 3, 1))))
            .sensors(new SensorView(direct ? 0 : 120, direct ? 40 : 0, direct ? 44 : 0, 0, 0))
            .correctness(correctness(readings, wanted.lost()))
            .series(series(wanted.perSecond(), wanted.fault() != null, direct))
            .sharing(Sharing.of(workers(readings)))
            .digest("5f1c0a77de8b41aa" + (wanted.lost() > 0 ? wanted.lost() : ""));
    if (direct) {
      run.setting("policy", "least outstanding");
    }
    if (wanted.fault() != null) {
      run.fault(new FaultEffect(wanted.fault(), 20, 25.0, direct ? 6.1 * noise : 7.9 * noise));
    }
    costs(run, direct, noise);
    return run;
  }

  private static Correctness correctness(long readings, long lost) {
    return new Correctness(
        readings,
        readings - lost,
        lost,
        0,
        14,
        12,
        12 - Math.min(2, lost),
        Math.min(2, lost),
        3,
        0,
        lost == 0 ? List.of() : List.of("WRONG_COUNT [12:00:20, 12:00:25): 4,990 and not 5,000"));
  }

  private static void costs(RunResultBuilder run, boolean direct, double noise) {
    double[] cpu = {0.021, direct ? 0.018 : 0.046, 0.055, 0.004, 0.003, 0.031};
    long[] resident = {118, direct ? 131 : 212, 412, 105, 221, 64};
    run.figure("loopbackForThousandReadingsBytes", (direct ? 850e3 : 920e3) * noise);
    List<Part> all = List.of(Part.values());
    for (Part part : all) {
      int i = all.indexOf(part);
      boolean jvm = part != Part.REDIS && (direct || part != Part.MIDDLE);
      run.part(
          part,
          new PartCost(
              cpu[i] * noise,
              jvm ? resident[i] << 18 : null,
              Math.round((resident[i] << 20) * noise)));
    }
  }

  private static Map<String, Long> workers(long readings) {
    Map<String, Long> workers = new LinkedHashMap<>();
    for (int i = 1; i <= 4; i++) {
      workers.put("worker " + i, readings / 4 + (i - 2) * readings / 100);
    }
    return workers;
  }

  Percentiles delays(long count, double medianUs, double tail) {
    List<CurvePoint> curve = new ArrayList<>();
    for (double left = 1; left > 0.5 / count; left *= 0.87) {
      curve.add(new CurvePoint((1 - left) * 100, at(medianUs, tail, left)));
    }
    curve.add(new CurvePoint(100, at(medianUs, tail, 0.4 / count)));
    return new Percentiles(
        count,
        at(medianUs, tail, 0.5),
        at(medianUs, tail, 0.1),
        at(medianUs, tail, 0.01),
        at(medianUs, tail, 0.001),
        at(medianUs, tail, 0.4 / count),
        medianUs * 1.2,
        curve);
  }

  /** A window is due after its grace only. */
  static Percentiles fromItsEnd(Percentiles due) {
    double graceUs = 1e6;
    return new Percentiles(
        due.count(),
        due.p50Us() + graceUs,
        due.p90Us() + graceUs,
        due.p99Us() + graceUs,
        due.p999Us() + graceUs,
        due.maxUs() + graceUs,
        due.meanUs() + graceUs,
        due.curve().stream()
            .map(point -> new CurvePoint(point.percentile(), point.valueUs() + graceUs))
            .toList());
  }

  private static double at(double medianUs, double tail, double left) {
    double nines = -Math.log10(left) - 0.3;
    return medianUs
        * Math.exp(nines * 0.7)
        * (1 + (tail - 1) * Math.clamp((nines - 0.6) / 1.5, 0, 1));
  }

  private TimeSeries series(double perSecond, boolean fault, boolean direct) {
    List<@Nullable Double> offered = new ArrayList<>();
    List<@Nullable Double> stored = new ArrayList<>();
    List<@Nullable Double> backlog = new ArrayList<>();
    List<@Nullable Double> delay = new ArrayList<>();
    double waiting = 0;
    for (int second = 0; second < SECONDS; second++) {
      boolean out = fault && second >= 20 && second < 25;
      double noise = 1 + random.nextGaussian() * 0.02;
      double done =
          out ? 0 : Math.min(perSecond * noise + waiting, perSecond * (direct ? 2.2 : 1.7));
      waiting = Math.max(0, waiting + perSecond - done);
      offered.add(perSecond);
      stored.add(done);
      backlog.add(waiting + perSecond * 0.003 * noise);
      delay.add(out ? null : (direct ? 4e3 : 9e3) * noise + waiting / perSecond * 1e6);
    }
    return new TimeSeries(1, offered, stored, stored, backlog, delay);
  }

  void ramp(RunResultBuilder run, boolean direct) {
    double most = direct ? 21_000 : 14_500;
    for (int step = 1; step <= 8; step++) {
      double offered = 3000.0 * step;
      double over = Math.max(0, offered / most - 1);
      run.loadStep(
          new LoadStep(
              offered,
              Math.min(offered, most * (1 + random.nextGaussian() * 0.01)),
              delays(30_000, (direct ? 900 : 2400) * (1 + over * 400) * (1 + step * 0.05), 1)));
    }
  }

  void fanOut(RunResultBuilder run, boolean direct) {
    for (int terminals = 1; terminals <= 64; terminals *= 2) {
      double noise = 1 + random.nextGaussian() * 0.03;
      run.fanOut(
          new FanOutStep(
              terminals,
              0,
              fromItsEnd(
                  delays(
                      500, (direct ? 1200 + 180 * terminals : 3100 + 25 * terminals) * noise, 1))));
    }
  }

  static List<RunResult> built(List<RunResultBuilder> runs) {
    return runs.stream().map(RunResultBuilder::build).toList();
  }
}
