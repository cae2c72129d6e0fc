package dev.meteo.compare.report;

import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table with a row for each side: medians and ranges of its runs. */
final class SideTable {
  private final List<Metric> columns = new ArrayList<>();

  SideTable column(
      String head, Function<RunResult, @Nullable Double> figure, DoubleFunction<String> format) {
    columns.add(new Metric(head, figure, format));
    return this;
  }

  /** Without the columns and rows that nobody measured. */
  Block.Table table(String caption, List<Side> sides) {
    List<Metric> measured =
        columns.stream()
            .filter(each -> sides.stream().anyMatch(side -> side.spread(each.figure()).isPresent()))
            .toList();
    List<String> head = new ArrayList<>(List.of("variant", "runs"));
    measured.forEach(each -> head.add(each.name()));
    List<List<Cell>> rows = new ArrayList<>();
    for (Side side : sides) {
      if (measured.stream().anyMatch(each -> side.spread(each.figure()).isPresent())) {
        rows.add(row(side, measured));
      }
    }
    return new Block.Table(caption, head, rows, false);
  }

  private static List<Cell> row(Side side, List<Metric> measured) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.text(side.label()));
    row.add(Cell.number(Units.grouped(side.runs().size())));
    for (Metric each : measured) {
      row.add(
          Cell.number(side.spread(each.figure()).map(it -> it.text(each.format())).orElse("–")));
    }
    return row;
  }
}
