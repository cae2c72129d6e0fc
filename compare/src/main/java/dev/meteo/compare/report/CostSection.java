package dev.meteo.compare.report;

import dev.meteo.compare.plot.Bar;
import dev.meteo.compare.plot.BarGroup;
import dev.meteo.compare.plot.BarPlot;
import dev.meteo.compare.result.Part;
import dev.meteo.compare.result.PartCost;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each part took. */
final class CostSection {
  private static final String TOTAL = "together";

  private CostSection() {}

  static List<Block> of(Chapter chapter) {
    List<Block.Figure> figures =
        Stream.of(
                figure(
                    chapter,
                    "cpu",
                    "Processor time for 1,000 readings",
                    PartCost::cpuSecondsPerThousand,
                    Units::seconds),
                figure(
                    chapter,
                    "bytes",
                    "Bytes on the wire for 1,000 readings",
                    PartCost::bytesPerThousand,
                    Units::traffic),
                figure(
                    chapter,
                    "resident",
                    "Memory: resident",
                    cost -> toDouble(cost.residentBytes()),
                    Units::memory),
                figure(
                    chapter,
                    "heap",
                    "Memory: JVM heap after a collection",
                    cost -> toDouble(cost.heapBytes()),
                    Units::memory))
            .flatMap(Optional::stream)
            .toList();
    return figures.isEmpty() ? List.of() : List.of(new Block.Figures(figures));
  }

  private static @Nullable Double toDouble(@Nullable Long bytes) {
    return bytes == null ? null : bytes.doubleValue();
  }

  private static Optional<Block.Figure> figure(
      Chapter chapter,
      String name,
      String title,
      Function<PartCost, @Nullable Double> figure,
      DoubleFunction<String> format) {
    List<BarGroup> groups = new ArrayList<>();
    SideTable table = new SideTable();
    add(groups, chapter, TOTAL, run -> total(run, figure));
    table.column(TOTAL, run -> total(run, figure), format);
    for (Part part : Part.values()) {
      add(groups, chapter, part.toString(), run -> of(run, part, figure));
      table.column(part.toString(), run -> of(run, part, figure), format);
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        Sides.joined(List.of(chapter.sides().sentence(title, run -> total(run, figure), format)));
    return Optional.of(
        new Block.Figure(
            chapter.id() + "-" + name,
            new BarPlot(title, sentence, format, groups).draw(),
            table
                .table(title + ": median (range) over the runs", chapter.sides().all())
                .folding()));
  }

  private static void add(
      List<BarGroup> groups,
      Chapter chapter,
      String label,
      Function<RunResult, @Nullable Double> figure) {
    List<Bar> bars = new ArrayList<>();
    for (Side side : chapter.sides().all()) {
      side.spread(figure)
          .ifPresent(
              it -> bars.add(new Bar(side.label(), side.pen(), it.median(), it.min(), it.max())));
    }
    if (!bars.isEmpty()) {
      groups.add(new BarGroup(label, bars));
    }
  }

  private static @Nullable Double of(
      RunResult run, Part part, Function<PartCost, @Nullable Double> figure) {
    PartCost cost = run.parts().get(part);
    return cost == null ? null : figure.apply(cost);
  }

  private static @Nullable Double total(
      RunResult run, Function<PartCost, @Nullable Double> figure) {
    List<Double> costs =
        run.parts().values().stream().map(figure).filter(Objects::nonNull).toList();
    return costs.isEmpty() ? null : costs.stream().mapToDouble(Double::doubleValue).sum();
  }
}
