package dev.meteo.compare.report;

import dev.meteo.compare.plot.Dot;
import dev.meteo.compare.plot.Line;
import dev.meteo.compare.plot.LinePlot;
import dev.meteo.compare.plot.TailScale;
import dev.meteo.compare.result.CurvePoint;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three delays as percentile curves. */
final class LatencySection {
  private LatencySection() {}

  static List<Block> of(Chapter chapter) {
    List<Block.Figure> figures =
        Stream.of(
                figure(chapter, "stored", "Detection to stored", Latencies::detectionToStored),
                figure(
                    chapter, "answered", "Detection to answered", Latencies::detectionToAnswered),
                figure(
                    chapter, "terminal", "Window due to terminal", Latencies::windowDueToTerminal))
            .flatMap(Optional::stream)
            .toList();
    return figures.isEmpty() ? List.of() : List.of(new Block.Figures(figures));
  }

  private static Optional<Block.Figure> figure(
      Chapter chapter,
      String name,
      String title,
      Function<Latencies, @Nullable Percentiles> which) {
    List<Line> lines = new ArrayList<>();
    for (Side side : chapter.sides().all()) {
      lines.addAll(lines(side, which));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    long count =
        measured(chapter.sides().runs(), which).stream()
            .mapToLong(Percentiles::count)
            .max()
            .orElse(1);
    LinePlot plot =
        new LinePlot(
            title,
            sentence(chapter, title, which),
            "share of "
                + (name.equals("terminal") ? "summaries" : "readings")
                + " that took no longer",
            new TailScale(count),
            Delays.scale(lines),
            lines,
            List.of());
    return Optional.of(
        new Block.Figure(
            chapter.id() + "-latency-" + name,
            plot.draw(),
            table(title, chapter.sides().all(), which).folding()));
  }

  private static List<Line> lines(Side side, Function<Latencies, @Nullable Percentiles> which) {
    List<Line> lines = new ArrayList<>();
    Optional<RunResult> typical = side.typical();
    for (RunResult run : side.runs()) {
      Percentiles delays = which.apply(run.latencies());
      if (delays != null && delays.count() > 0) {
        boolean main = typical.map(RunResult::repetition).equals(Optional.of(run.repetition()));
        lines.add(new Line(main ? side.label() : "", side.pen(), false, dots(delays)));
      }
    }
    return lines;
  }

  private static List<Dot> dots(Percentiles delays) {
    if (delays.curve().isEmpty()) {
      return List.of(
          new Dot(50, delays.p50Us()),
          new Dot(90, delays.p90Us()),
          new Dot(99, delays.p99Us()),
          new Dot(99.9, delays.p999Us()),
          new Dot(100, delays.maxUs()));
    }
    return delays.curve().stream().map(LatencySection::dot).toList();
  }

  private static Dot dot(CurvePoint point) {
    return new Dot(point.percentile(), point.valueUs());
  }

  private static String sentence(
      Chapter chapter, String title, Function<Latencies, @Nullable Percentiles> which) {
    return Sides.joined(
        List.of(
            chapter
                .sides()
                .sentence(title + ", p50", of(which, Percentiles::p50Us), Units::duration),
            chapter.sides().sentence("p99", of(which, Percentiles::p99Us), Units::duration)));
  }

  private static Block.Table table(
      String title, List<Side> sides, Function<Latencies, @Nullable Percentiles> which) {
    return new SideTable()
        .column("count", of(which, Percentiles::count), Units::grouped)
        .column("p50", of(which, Percentiles::p50Us), Units::duration)
        .column("p90", of(which, Percentiles::p90Us), Units::duration)
        .column("p99", of(which, Percentiles::p99Us), Units::duration)
        .column("p99.9", of(which, Percentiles::p999Us), Units::duration)
        .column("max", of(which, Percentiles::maxUs), Units::duration)
        .column("mean", of(which, Percentiles::meanUs), Units::duration)
        .table(title + ": median (range) over the runs", sides);
  }

  private static List<Percentiles> measured(
      List<RunResult> runs, Function<Latencies, @Nullable Percentiles> which) {
    return runs.stream().map(run -> which.apply(run.latencies())).filter(Objects::nonNull).toList();
  }

  private static Function<RunResult, @Nullable Double> of(
      Function<Latencies, @Nullable Percentiles> which, ToDoubleFunction<Percentiles> figure) {
    return run -> {
      Percentiles delays = which.apply(run.latencies());
      return delays == null || delays.count() == 0 ? null : figure.applyAsDouble(delays);
    };
  }
}
