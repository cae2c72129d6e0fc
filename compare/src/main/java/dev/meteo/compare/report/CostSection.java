package dev.meteo.compare.report;

import dev.meteo.compare.plot.Bar;
import dev.meteo.compare.plot.BarGroup;
import dev.meteo.compare.plot.BarPlot;
import dev.meteo.compare.result.Part;
import dev.meteo.compare.result.PartCost;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each part took. */
final class CostSection {
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
    Set<Part> common = common(chapter, figure);
    boolean all = common.equals(measured(chapter.sides().runs(), figure));
    String total = all ? "together" : "in both";
    add(groups, chapter, total, run -> total(run, common, figure));
    table.column(total, run -> total(run, common, figure), format);
    for (Part part : Part.values()) {
      add(groups, chapter, part.toString(), run -> of(run, part, figure));
      table.column(part.toString(), run -> of(run, part, figure), format);
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        Sides.joined(
            List.of(
                chapter
                    .sides()
                    .sentence(
                        title + (all ? "" : ", parts that both have"),
                        run -> total(run, common, figure),
                        format)));
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

  /** What all sides measured: RabbitMQ and Redis have no JVM's heap. */
  private static Set<Part> common(Chapter chapter, Function<PartCost, @Nullable Double> figure) {
    Set<Part> common = EnumSet.allOf(Part.class);
    chapter.sides().all().stream()
        .filter(side -> !side.runs().isEmpty())
        .forEach(side -> common.retainAll(measured(side.runs(), figure)));
    return common;
  }

  private static Set<Part> measured(
      List<RunResult> runs, Function<PartCost, @Nullable Double> figure) {
    Set<Part> measured = EnumSet.noneOf(Part.class);
    for (RunResult run : runs) {
      run.parts()
          .forEach(
              (part, cost) -> {
                if (figure.apply(cost) != null) {
                  measured.add(part);
                }
              });
    }
    return measured;
  }

  private static @Nullable Double total(
      RunResult run, Set<Part> parts, Function<PartCost, @Nullable Double> figure) {
    double total = 0;
    for (Part part : parts) {
      Double cost = of(run, part, figure);
      if (cost == null) {
        return null;
      }
      total += cost;
    }
    return parts.isEmpty() ? null : total;
  }
}
