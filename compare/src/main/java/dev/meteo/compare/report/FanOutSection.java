package dev.meteo.compare.report;

import dev.meteo.compare.plot.Dot;
import dev.meteo.compare.plot.Line;
import dev.meteo.compare.plot.LinePlot;
import dev.meteo.compare.plot.LinearScale;
import dev.meteo.compare.plot.LogScale;
import dev.meteo.compare.plot.Scale;
import dev.meteo.compare.result.FanOutStep;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The delay to the terminals, as they become more. */
final class FanOutSection {
  private static final int MUCH = 8;

  private FanOutSection() {}

  static List<Block> of(Chapter chapter) {
    TreeSet<Integer> sizes = new TreeSet<>();
    chapter.sides().runs().forEach(run -> run.fanOut().forEach(it -> sizes.add(it.terminals())));
    if (sizes.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    missing(chapter).ifPresent(blocks::add);
    blocks.add(
        new Block.Figures(
            List.of(
                figure(chapter, "p50", Percentiles::p50Us, sizes),
                figure(chapter, "p99", Percentiles::p99Us, sizes))));
    return blocks;
  }

  private static Optional<Block> missing(Chapter chapter) {
    List<String> sentences = new ArrayList<>();
    for (Side side : chapter.sides().all()) {
      long missing =
          side.runs().stream()
              .flatMap(run -> run.fanOut().stream())
              .mapToLong(FanOutStep::missing)
              .sum();
      if (missing > 0) {
        sentences.add(
            "%s: %s did not get to a terminal."
                .formatted(side.label(), Units.count(missing, "window", "windows")));
      }
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(new Block.Points(sentences));
  }

  private static Block.Figure figure(
      Chapter chapter,
      String name,
      ToDoubleFunction<Percentiles> figure,
      SortedSet<Integer> sizes) {
    List<Line> lines = new ArrayList<>();
    for (Side side : chapter.sides().all()) {
      List<Dot> dots =
          sizes.stream()
              .flatMap(
                  size ->
                      side
                          .spread(run -> at(run, size, figure))
                          .map(it -> new Dot(size, it.median()))
                          .stream())
              .toList();
      if (!dots.isEmpty()) {
        lines.add(new Line(side.label(), side.pen(), true, dots));
      }
    }
    LinePlot plot =
        new LinePlot(
            "Window due to terminal, " + name,
            sentence(chapter, name, figure, sizes),
            "terminals",
            across(sizes),
            Delays.scale(lines),
            lines,
            List.of());
    return new Block.Figure(
        chapter.id() + "-fan-out-" + name, plot.draw(), table(chapter, name, figure, sizes));
  }

  private static Scale across(SortedSet<Integer> sizes) {
    return sizes.first() > 0 && sizes.last() >= MUCH * sizes.first()
        ? LogScale.between(sizes.first(), sizes.last(), Units::grouped)
        : LinearScale.upTo(sizes.last(), Units::plain);
  }

  private static @Nullable Double at(
      RunResult run, int terminals, ToDoubleFunction<Percentiles> figure) {
    for (FanOutStep step : run.fanOut()) {
      if (step.terminals() == terminals && step.windowDueToTerminal().count() > 0) {
        return figure.applyAsDouble(step.windowDueToTerminal());
      }
    }
    return null;
  }

  private static String sentence(
      Chapter chapter,
      String name,
      ToDoubleFunction<Percentiles> figure,
      SortedSet<Integer> sizes) {
    return Sides.joined(
        List.of(
            sizeSentence(chapter, name, figure, sizes.first()),
            sizes.size() > 1
                ? sizeSentence(chapter, name, figure, sizes.last())
                : Optional.empty()));
  }

  private static Optional<String> sizeSentence(
      Chapter chapter, String name, ToDoubleFunction<Percentiles> figure, int size) {
    return chapter
        .sides()
        .sentence(
            name + " with " + Units.count(size, "terminal", "terminals"),
            run -> at(run, size, figure),
            Units::duration);
  }

  private static Block.Table table(
      Chapter chapter,
      String name,
      ToDoubleFunction<Percentiles> figure,
      SortedSet<Integer> sizes) {
    SideTable table = new SideTable();
    for (int size : sizes) {
      table.column(
          Units.count(size, "terminal", "terminals"),
          run -> at(run, size, figure),
          Units::duration);
    }
    return table
        .table(
            "Window due to terminal, " + name + ": median (range) over the runs",
            chapter.sides().all())
        .folding();
  }
}
