package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.Machine;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What changed since an earlier report. */
final class AgainstSection {
  private final List<List<Cell>> changed = new ArrayList<>();
  private final List<List<Cell>> others = new ArrayList<>();
  private int tooFew;

  private AgainstSection() {}

  static List<Block> of(Comparison previous, Comparison current, List<Chapter> chapters) {
    return new AgainstSection().blocks(previous, current, chapters);
  }

  private List<Block> blocks(Comparison previous, Comparison current, List<Chapter> chapters) {
    Map<String, Sides> before = new HashMap<>();
    previous.scenarios().forEach(it -> before.put(it.name(), Sides.of(it)));
    List<String> notes = new ArrayList<>();
    if (!machine(previous.machine()).equals(machine(current.machine()))) {
      notes.add(
          "The earlier report is of another machine or other versions: %s. Its figures are no measure for these."
              .formatted(String.join(", ", machine(previous.machine()))));
    }
    for (Chapter chapter : chapters) {
      Sides sides = before.get(chapter.scenario().name());
      if (sides == null) {
        notes.add(chapter.scenario().name() + " is not in the earlier report.");
      } else {
        chapter.sides().all().forEach(side -> compare(chapter, sides, side, notes));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Against the earlier report", "against"));
    blocks.add(new Block.Text(sentence(previous)));
    if (!notes.isEmpty()) {
      blocks.add(new Block.Points(notes));
    }
    add(blocks, "What changed", changed, false);
    add(blocks, "What did not change, or cannot be told from noise", others, true);
    return blocks;
  }

  private static void add(
      List<Block> blocks, String caption, List<List<Cell>> rows, boolean folded) {
    if (!rows.isEmpty()) {
      blocks.add(
          new Block.Table(
              caption,
              List.of("scenario", "variant", "delivery", "figure", "before", "now", "change"),
              rows,
              folded));
    }
  }

  private String sentence(Comparison previous) {
    int all = changed.size() + others.size();
    return "The earlier report is of %s, version %s%s. %s changed of %s%s."
        .formatted(
            Report.DAY.format(previous.started()),
            previous.program(),
            previous.revision() == null ? "" : " (" + previous.revision() + ")",
            Units.grouped(changed.size()),
            Units.count(all, "figure that both have", "figures that both have"),
            tooFew == 0
                ? ""
                : "; for %s there are too few repetitions to tell"
                    .formatted(Units.grouped(tooFew)));
  }

  private static List<String> machine(Machine machine) {
    return List.of(
        machine.processor(),
        machine.processors() + " processors",
        Units.memory((double) machine.memoryBytes()),
        machine.kernel(),
        "JDK " + machine.jdk(),
        "RabbitMQ " + machine.rabbitmq(),
        "Redis " + machine.redis());
  }

  private void compare(Chapter chapter, Sides before, Side now, List<String> notes) {
    Optional<Side> earlier = before.side(now.variant(), now.delivery());
    if (earlier.isEmpty()) {
      notes.add(
          "%s with %s, %s is not in the earlier report."
              .formatted(chapter.scenario().name(), now.variant(), now.delivery()));
      return;
    }
    List<Cell> head =
        List.of(
            Cell.link(chapter.scenario().name(), chapter.id()),
            Cell.text(now.variant().toString()),
            Cell.text(now.delivery().toString()));
    correctness(head, earlier.get(), now);
    Metric.ALL.forEach(metric -> figure(head, metric, earlier.get(), now));
  }

  /** Not a matter of noise: one lost reading is a change. */
  private void correctness(List<Cell> head, Side before, Side now) {
    Verdict first = Verdict.of(before);
    Verdict second = Verdict.of(now);
    boolean same = first.kind() == second.kind() && wrong(before) == wrong(now);
    List<Cell> row = new ArrayList<>(head);
    row.add(Cell.text("Correctness"));
    row.add(first.cell());
    row.add(second.cell());
    row.add(same ? Cell.text("as before") : Cell.of(Cell.Kind.MARKED, "▲ changed"));
    (same ? others : changed).add(row);
  }

  private static long wrong(Side side) {
    return side.runs().stream()
        .map(RunResult::correctness)
        .filter(Objects::nonNull)
        .filter(found -> !found.isRight())
        .count();
  }

  private void figure(List<Cell> head, Metric metric, Side before, Side now) {
    Optional<Spread> earlier = before.spread(metric.figure());
    Optional<Spread> current = now.spread(metric.figure());
    if (earlier.isEmpty() || current.isEmpty()) {
      return;
    }
    Difference difference = Difference.of(current.get(), earlier.get());
    List<Cell> row = new ArrayList<>(head);
    row.add(Cell.text(metric.name()));
    row.add(Cell.number(earlier.get().text(metric.format())));
    row.add(Cell.number(current.get().text(metric.format())));
    String words = difference.brief("now", "before");
    row.add(difference.isReal() ? Cell.of(Cell.Kind.MARKED, "▲ " + words) : Cell.text(words));
    (difference.isReal() ? changed : others).add(row);
    if (difference.kind() == Difference.Kind.TOO_FEW_RUNS) {
      tooFew++;
    }
  }
}
