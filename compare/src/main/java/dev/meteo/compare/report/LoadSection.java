package dev.meteo.compare.report;

import dev.meteo.compare.plot.Dot;
import dev.meteo.compare.plot.Ink;
import dev.meteo.compare.plot.Line;
import dev.meteo.compare.plot.LinePlot;
import dev.meteo.compare.plot.LinearScale;
import dev.meteo.compare.plot.Pen;
import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a rising load did: offered against stored, and the delay at each load. */
final class LoadSection {
  private LoadSection() {}

  static List<Block> of(Chapter chapter) {
    List<Side> sides = chapter.sides().all().stream().filter(LoadSection::rises).toList();
    if (sides.isEmpty()) {
      return List.of();
    }
    List<Block.Figure> figures = new ArrayList<>();
    figures.add(achieved(chapter, sides));
    delay(chapter, sides).ifPresent(figures::add);
    return List.of(new Block.Figures(figures));
  }

  /** Step by step, but for the last one: bursts are no ramp, and are shown over time. */
  private static boolean rises(Side side) {
    return steps(side) >= Saturation.FEWEST_STEPS
        && IntStream.range(1, steps(side) - 1)
            .allMatch(
                i ->
                    median(side, i, LoadStep::offeredPerSecond)
                        > median(side, i - 1, LoadStep::offeredPerSecond));
  }

  private static int steps(Side side) {
    return side.runs().stream().mapToInt(run -> run.loadSteps().size()).max().orElse(0);
  }

  /** The steps up to the highest load; after it the load is low again and the backlog is not. */
  private static int rising(Side side) {
    return 1
        + IntStream.range(0, steps(side))
            .boxed()
            .max(Comparator.comparingDouble(i -> median(side, i, LoadStep::offeredPerSecond)))
            .orElse(-1);
  }

  private static Optional<Spread> at(
      Side side, int step, Function<LoadStep, @Nullable Double> figure) {
    return side.spread(
        run -> step < run.loadSteps().size() ? figure.apply(run.loadSteps().get(step)) : null);
  }

  private static double median(Side side, int step, Function<LoadStep, @Nullable Double> figure) {
    return at(side, step, figure).map(Spread::median).orElse(Double.NaN);
  }

  private static @Nullable Double p99(LoadStep step) {
    Percentiles delays = step.detectionToStored();
    return delays == null || delays.count() == 0 ? null : delays.p99Us();
  }

  private static List<Line> lines(List<Side> sides, Function<LoadStep, @Nullable Double> figure) {
    List<Line> lines = new ArrayList<>();
    for (Side side : sides) {
      List<Dot> dots =
          IntStream.range(0, rising(side))
              .mapToObj(
                  i ->
                      new Dot(median(side, i, LoadStep::offeredPerSecond), median(side, i, figure)))
              .filter(dot -> !Double.isNaN(dot.y()))
              .toList();
      if (!dots.isEmpty()) {
        lines.add(new Line(side.label(), side.pen(), true, dots));
      }
    }
    return lines;
  }

  private static double most(List<Line> lines) {
    return lines.stream().flatMap(line -> line.dots().stream()).mapToDouble(Dot::x).max().orElse(1);
  }

  private static Block.Figure achieved(Chapter chapter, List<Side> sides) {
    List<Line> stored = lines(sides, LoadStep::storedPerSecond);
    double most = most(stored);
    List<Line> lines = new ArrayList<>(stored);
    lines.add(
        new Line(
            "all that is offered",
            new Pen(Ink.REFERENCE, false),
            false,
            List.of(new Dot(0, 0), new Dot(most, most))));
    LinePlot plot =
        new LinePlot(
            "Stored, readings/s, as the load rises",
            String.join(Sides.LINE, sides.stream().map(LoadSection::keptUp).toList()),
            "offered, readings/s",
            LinearScale.upTo(most, Units::grouped),
            LinearScale.upTo(most, Units::grouped),
            lines,
            List.of());
    return new Block.Figure(
        chapter.id() + "-load",
        plot.draw(),
        table("Stored", sides, LoadStep::storedPerSecond, false));
  }

  private static String keptUp(Side side) {
    double kept = 0;
    for (int i = 0; i < rising(side); i++) {
      double offered = median(side, i, LoadStep::offeredPerSecond);
      if (!(median(side, i, LoadStep::storedPerSecond) >= Saturation.KEPT_UP * offered)) {
        return kept == 0
            ? side.label() + " kept up with none of the loads."
            : "%s kept up to %s, and no longer at %s."
                .formatted(side.label(), Units.perSecond(kept), Units.perSecond(offered));
      }
      kept = offered;
    }
    return "%s kept up with every load, to %s.".formatted(side.label(), Units.perSecond(kept));
  }

  private static Optional<Block.Figure> delay(Chapter chapter, List<Side> sides) {
    List<Line> lines = lines(sides, LoadSection::p99);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    LinePlot plot =
        new LinePlot(
            "Detection to stored, p99, as the load rises",
            extremeDelays(chapter.sides()),
            "offered, readings/s",
            LinearScale.upTo(most(lines), Units::grouped),
            Delays.scale(lines),
            lines,
            List.of());
    return Optional.of(
        new Block.Figure(
            chapter.id() + "-load-delay",
            plot.draw(),
            table("p99", sides, LoadSection::p99, true)));
  }

  private static String extremeDelays(Sides all) {
    Comparator<LoadStep> byLoad = Comparator.comparingDouble(LoadStep::offeredPerSecond);
    return Sides.joined(
        List.of(
            all.sentence(
                "p99 at the lowest load",
                run -> run.loadSteps().stream().min(byLoad).map(LoadSection::p99).orElse(null),
                Units::duration),
            all.sentence(
                "p99 at the highest load",
                run -> run.loadSteps().stream().max(byLoad).map(LoadSection::p99).orElse(null),
                Units::duration)));
  }

  private static Block.Table table(
      String what, List<Side> sides, Function<LoadStep, @Nullable Double> figure, boolean delays) {
    List<String> head = new ArrayList<>(List.of("offered"));
    sides.forEach(side -> head.add(side.label()));
    int steps = sides.stream().mapToInt(LoadSection::steps).max().orElse(0);
    int rising = sides.stream().mapToInt(LoadSection::rising).max().orElse(0);
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int step = i;
      double offered =
          sides.stream()
              .mapToDouble(side -> median(side, step, LoadStep::offeredPerSecond))
              .filter(it -> !Double.isNaN(it))
              .findFirst()
              .orElse(0);
      String load = Units.perSecond(offered) + (i < rising ? "" : ", afterwards");
      List<Cell> row = new ArrayList<>(List.of(Cell.text(load)));
      for (Side side : sides) {
        row.add(
            Cell.number(
                at(side, i, figure)
                    .map(it -> it.text(delays ? Units::duration : Units::perSecond))
                    .orElse("–")));
      }
      rows.add(row);
    }
    return new Block.Table(what + " at each load: median (range) over the runs", head, rows, true);
  }
}
