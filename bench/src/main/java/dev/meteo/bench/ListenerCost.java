package dev.meteo.bench;

import dev.meteo.bench.ListenerReport.Row;
import dev.meteo.bench.PipelineRun.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what it costs that somebody listens to what counts: in each round the pipeline once
 * without and once with a listener, so that both sides of a ratio had the same minutes of the
 * machine. The listener is in this process and only takes what comes.
 */
final class ListenerCost {
  private static final List<Integer> BATCHES = List.of(1, 100);
  private static final String QUEUE = "bench.listener";
  private static final double MILLIS = 1000;

  /** Readings stored a second, of one round. */
  private record Pair(double with, double without) {}

  private final Plan plan;
  private final Bench.Tools tools;
  private final Progress progress;

  ListenerCost(Plan plan, Bench.Tools tools, Progress progress) {
    this.plan = plan;
    this.tools = tools;
    this.progress = progress;
  }

  ListenerReport measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int batch : BATCHES) {
      List<Pair> pairs = new ArrayList<>();
      for (int round = 1; round <= plan.rounds(); round++) {
        pairs.add(pair(round, batch));
      }
      rows.add(
          new Row(
              batch,
              Spread.of(pairs, Pair::with),
              Spread.of(pairs, Pair::without),
              Spread.of(pairs, pair -> pair.with() / pair.without())));
    }
    return new ListenerReport(
        rows,
        plan.rounds(),
        plan.warmUp().toMillis() / MILLIS,
        plan.measured().toMillis() / MILLIS,
        Surroundings.of(tools.stack().description()));
  }

  /** Which comes first changes from round to round. */
  private Pair pair(int round, int batch) throws IOException, InterruptedException {
    boolean withFirst = round % 2 == 0;
    double first = stored(batch, withFirst);
    double second = stored(batch, !withFirst);
    Pair pair = withFirst ? new Pair(first, second) : new Pair(second, first);
    progress.say(
        String.format(
            Locale.ROOT,
            "round %d of %d, %d per message: %,.0f a second with a listener, %,.0f without",
            round,
            plan.rounds(),
            batch,
            pair.with(),
            pair.without()));
    return pair;
  }

  private double stored(int batch, boolean listener) throws IOException, InterruptedException {
    try {
      if (listener) {
        tools.queues().listen(QUEUE);
      }
      return new PipelineRun(tools, Setting.usual(batch, "")).measure(plan).throughput().out();
    } finally {
      tools.queues().delete(QUEUE);
    }
  }
}
