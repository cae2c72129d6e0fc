package dev.meteo.compare.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first tables: who kept its promise, and who was faster at what. */
final class Overview {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.OFFERED,
          Metric.STORED,
          Metric.THROUGHPUT,
          Metric.STORED_P50,
          Metric.STORED_P99,
          Metric.TERMINAL_P99,
          Metric.CPU,
          Metric.RECOVERY);

  private static final String RATE = " readings/s";

  /** Without what is done to both variants alike. */
  private static final List<Metric> COMPARED =
      SHOWN.stream().filter(metric -> !metric.equals(Metric.OFFERED)).toList();

  private Overview() {}

  static List<Block> of(List<Chapter> chapters) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(promises(chapters)));
    blocks.add(verdicts(chapters));
    List<List<Cell>> differences = new ArrayList<>();
    for (Chapter chapter : chapters) {
      chapter.sides().pairs().forEach(pair -> differences.add(differences(chapter, pair)));
    }
    if (!differences.isEmpty()) {
      List<String> head = new ArrayList<>(List.of("scenario", "delivery"));
      COMPARED.forEach(metric -> head.add(metric.name().toLowerCase(Locale.ROOT)));
      blocks.add(
          new Block.Table(
              "Which variant's figure is higher, and by how much", head, differences, false));
    }
    List<String> windows = windows(chapters);
    if (!windows.isEmpty()) {
      blocks.add(new Block.Heading(3, "Identical windows", "windows"));
      blocks.add(new Block.Points(windows));
    }
    return blocks;
  }

  private static String promises(List<Chapter> chapters) {
    List<Side> sides = chapters.stream().flatMap(it -> it.sides().all().stream()).toList();
    long broken = sides.stream().filter(it -> Verdict.of(it).kind() == Cell.Kind.BAD).count();
    long unequal =
        chapters.stream()
            .flatMap(it -> it.sides().pairs().stream())
            .filter(pair -> SettingsSection.unequal(pair) > 0)
            .count();
    String verdict =
        broken == 0
            ? "No run broke its promise."
            : "%s not what was promised; they are marked ✗."
                .formatted(
                    broken == 1 ? "One row is" : Units.grouped((double) broken) + " rows are");
    return verdict
        + (unequal == 0
            ? ""
            : " ▲ Settings that should be equal differ in %s: see there."
                .formatted(Units.count(unequal, "comparison", "comparisons")));
  }

  private static Block.Table verdicts(List<Chapter> chapters) {
    List<String> head = new ArrayList<>(List.of("scenario", "variant", "delivery", "verdict"));
    List<Metric> measured =
        SHOWN.stream()
            .filter(
                metric ->
                    chapters.stream()
                        .flatMap(it -> it.sides().all().stream())
                        .anyMatch(side -> side.spread(metric.figure()).isPresent()))
            .toList();
    measured.forEach(metric -> head.add(head(metric)));
    List<List<Cell>> rows = new ArrayList<>();
    for (Chapter chapter : chapters) {
      for (Side side : chapter.sides().all()) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.link(chapter.scenario().name(), chapter.id()));
        row.add(Cell.text(side.variant().toString()));
        row.add(Cell.text(side.delivery().toString()));
        row.add(Verdict.of(side).cell());
        for (Metric metric : measured) {
          row.add(
              Cell.number(
                  side.spread(metric.figure())
                      .map(it -> withoutRate(metric.format().apply(it.median())))
                      .orElse("–")));
        }
        rows.add(row);
      }
    }
    return new Block.Table("Verdicts, and medians over the runs", head, rows, false);
  }

  /** Rates have their unit here, so that the table is narrow. */
  private static String head(Metric metric) {
    String name = metric.name().toLowerCase(Locale.ROOT);
    return metric.format().apply(1).endsWith(RATE) ? name + "," + RATE : name;
  }

  private static String withoutRate(String figure) {
    return figure.endsWith(RATE) ? figure.substring(0, figure.length() - RATE.length()) : figure;
  }

  private static List<Cell> differences(Chapter chapter, Pair pair) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.link(chapter.scenario().name(), chapter.id()));
    row.add(Cell.text(pair.messaging().delivery().toString()));
    for (Metric metric : COMPARED) {
      row.add(
          Cell.text(
              pair.difference(metric.figure())
                  .map(
                      it ->
                          it.brief(
                              pair.messaging().variant().toString(),
                              pair.direct().variant().toString()))
                  .orElse("–")));
    }
    return row;
  }

  private static List<String> windows(List<Chapter> chapters) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Chapter chapter : chapters) {
      WindowsSection.sentence(chapter.sides(), false)
          .ifPresent(
              it ->
                  names
                      .computeIfAbsent(it, any -> new ArrayList<>())
                      .add(chapter.scenario().name()));
    }
    return names.entrySet().stream()
        .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
        .toList();
  }
}
