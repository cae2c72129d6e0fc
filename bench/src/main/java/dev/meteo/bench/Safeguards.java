package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;
import dev.meteo.bench.SafeguardReport.Row;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what each safeguard costs: in each round the whole pipeline once before each run without
 * one of them, so that both sides of a ratio had the same minutes of the machine.
 */
final class Safeguards {
  private static final List<Integer> BATCHES = List.of(1, 100);
  private static final double MILLIS = 1000;

  /** Readings stored a second, of one round. */
  private record Pair(double with, double without) {}

  private final Plan plan;
  private final Bench.Tools tools;
  private final Progress progress;

  Safeguards(Plan plan, Bench.Tools tools, Progress progress) {
    this.plan = plan;
    this.tools = tools;
    this.progress = progress;
  }

  SafeguardReport measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int batch : BATCHES) {
      Map<Safeguard, List<Pair>> pairs = new EnumMap<>(Safeguard.class);
      for (int round = 1; round <= plan.rounds(); round++) {
        for (Safeguard safeguard : Safeguard.values()) {
          if (safeguard.canBeMissing()) {
            pairs.computeIfAbsent(safeguard, s -> new ArrayList<>()).add(pair(safeguard, batch));
          } else if (round == 1) {
            progress.say(safeguard.title() + " is left out: build with the tests' agent for it");
          }
        }
      }
      pairs.forEach((safeguard, measured) -> rows.add(row(safeguard, batch, measured)));
    }
    return new SafeguardReport(
        rows,
        plan.rounds(),
        plan.warmUp().toMillis() / MILLIS,
        plan.measured().toMillis() / MILLIS,
        Surroundings.of(tools.stack().description()));
  }

  private Pair pair(Safeguard safeguard, int batch) throws IOException, InterruptedException {
    double with = stored(Safeguard.all(batch));
    tools.kept().flushAlways(safeguard != Safeguard.FLUSH);
    double without;
    try {
      without = stored(safeguard.without(batch));
    } finally {
      tools.kept().flushAlways(true);
    }
    progress.say(
        String.format(
            Locale.ROOT,
            "%s, %d per message: %,.0f a second with it, %,.0f without",
            safeguard.title(),
            batch,
            with,
            without));
    return new Pair(with, without);
  }

  /** The roles declare the queue as they need it. */
  private double stored(Setting setting) throws IOException, InterruptedException {
    tools.queues().delete(Topology.READINGS_QUEUE);
    try {
      return new PipelineRun(tools, setting).measure(plan).throughput().out();
    } finally {
      tools.queues().delete(Topology.READINGS_QUEUE);
    }
  }

  private static Row row(Safeguard safeguard, int batch, List<Pair> pairs) {
    return new Row(
        safeguard.title(),
        batch,
        Spread.of(pairs, Pair::with),
        Spread.of(pairs, Pair::without),
        Spread.of(pairs, pair -> pair.with() / pair.without()));
  }
}
