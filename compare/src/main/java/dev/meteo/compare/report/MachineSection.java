package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.GeneratorCheck;
import dev.meteo.compare.result.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What it was measured on and with. */
final class MachineSection {
  /** Less, and the generator may be what was measured. */
  private static final double ENOUGH = 2;

  private MachineSection() {}

  static List<Block> of(Comparison comparison) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Measured on", "machine"));
    blocks.add(machine(comparison));
    if (!comparison.generatorChecks().isEmpty()) {
      blocks.add(new Block.Heading(3, "What the load generator can do", "generator"));
      blocks.add(
          new Block.Points(
              comparison.generatorChecks().stream().map(MachineSection::sentence).toList()));
    }
    if (!comparison.options().isEmpty()) {
      List<List<Cell>> rows = new ArrayList<>();
      comparison
          .options()
          .forEach((name, value) -> rows.add(List.of(Cell.text(name), Cell.text(value))));
      blocks.add(
          new Block.Table("Options of this comparison", List.of("option", "value"), rows, false));
    }
    return blocks;
  }

  private static Block machine(Comparison comparison) {
    Machine machine = comparison.machine();
    List<List<Cell>> rows = new ArrayList<>();
    add(rows, "processor", machine.processor());
    add(rows, "processors", String.valueOf(machine.processors()));
    add(rows, "memory", Units.memory((double) machine.memoryBytes()));
    add(rows, "system", machine.os());
    add(rows, "kernel", machine.kernel());
    add(rows, "JDK", machine.jdk());
    add(rows, "RabbitMQ", machine.rabbitmq());
    add(rows, "Redis", machine.redis());
    add(
        rows,
        "load average before",
        machine.loadAverage() == null ? null : Units.plain(machine.loadAverage()));
    add(rows, "Meteo", comparison.program());
    add(rows, "revision of the sources", comparison.revision());
    comparison
        .takenOver()
        .forEach((revision, runs) -> add(rows, "measured by revision " + revision, runs + " runs"));
    add(rows, "started", comparison.started().toString());
    add(rows, "ended", comparison.ended().toString());
    add(rows, "seed", String.valueOf(comparison.seed()));
    return new Block.Table("Machine and versions", List.of("what", "value"), rows, false);
  }

  private static void add(List<List<Cell>> rows, String name, @Nullable String value) {
    if (value != null) {
      rows.add(List.of(Cell.text(name), Cell.text(value)));
    }
  }

  private static String sentence(GeneratorCheck check) {
    String factor = String.format(Locale.ROOT, "%.1f", check.factor());
    return "%s: the generator alone reaches %s, %s times the fastest run (%s, %s)%s."
        .formatted(
            check.what(),
            Units.perSecond(check.generatorReadingsPerSecond()),
            factor,
            check.fastest(),
            Units.perSecond(check.fastestReadingsPerSecond()),
            check.factor() < ENOUGH
                ? ". ▲ That is too little to say that the variant was measured and not the generator"
                : "");
  }
}
