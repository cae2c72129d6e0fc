package dev.meteo.compare.report;

import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What became of the readings and windows, and what the sensors noticed of it. */
final class CorrectnessSection {
  private static final int SHOWN = 10;

  private CorrectnessSection() {}

  static List<Block> of(Chapter chapter) {
    List<Block> blocks = new ArrayList<>();
    List<Side> sides = chapter.sides().all();
    List<String> verdicts =
        sides.stream().map(side -> side.label() + ": " + Verdict.of(side).text() + ".").toList();
    blocks.add(new Block.Points(verdicts));
    if (chapter.sides().runs().stream().anyMatch(run -> run.correctness() != null)) {
      blocks.add(readings(sides));
    }
    for (Side side : sides) {
      List<String> violations =
          side.runs().stream()
              .map(RunResult::correctness)
              .filter(Objects::nonNull)
              .flatMap(found -> found.violations().stream())
              .toList();
      if (!violations.isEmpty()) {
        blocks.add(violations(side, violations));
      }
    }
    if (chapter.sides().runs().stream().anyMatch(run -> run.sensors() != null)) {
      blocks.add(sensors(sides));
    }
    return blocks;
  }

  private static Block readings(List<Side> sides) {
    return new SideTable()
        .column("readings made", found(Correctness::expectedReadings), Units::grouped)
        .column("counted", found(Correctness::countedReadings), Units::grouped)
        .column("lost", found(Correctness::lostReadings), Units::grouped)
        .column("double", found(Correctness::doubleReadings), Units::grouped)
        .column("late", found(Correctness::lateReadings), Units::grouped)
        .column("windows", found(Correctness::windowsExpected), Units::grouped)
        .column("right", found(Correctness::windowsRight), Units::grouped)
        .column("wrong", found(Correctness::windowsWrong), Units::grouped)
        .column("corrected", found(Correctness::correctedWindows), Units::grouped)
        .table(
            "What became of the readings and windows, the warm-up's among them, by the oracle",
            sides);
  }

  private static Block violations(Side side, List<String> violations) {
    String shown = String.join("\n", violations.subList(0, Math.min(SHOWN, violations.size())));
    return new Block.Source(
        "The first of %s with %s"
            .formatted(Units.count(violations.size(), "violation", "violations"), side.label()),
        shown);
  }

  private static Block sensors(List<Side> sides) {
    return new SideTable()
        .column(
            "blocked",
            seen(run -> Objects.requireNonNull(run.sensors()).blockedMs()),
            ms -> Units.duration(ms * 1000))
        .column(
            "refused", seen(run -> Objects.requireNonNull(run.sensors()).refused()), Units::grouped)
        .column(
            "retried", seen(run -> Objects.requireNonNull(run.sensors()).retried()), Units::grouped)
        .column(
            "returned",
            seen(run -> Objects.requireNonNull(run.sensors()).returned()),
            Units::grouped)
        .column(
            "given up", seen(run -> Objects.requireNonNull(run.sensors()).lost()), Units::grouped)
        .table("What the sensors noticed after the warm-up", sides);
  }

  private static Function<RunResult, @Nullable Double> found(ToLongFunction<Correctness> figure) {
    return run -> run.correctness() == null ? null : (double) figure.applyAsLong(run.correctness());
  }

  private static Function<RunResult, @Nullable Double> seen(ToLongFunction<RunResult> figure) {
    return run -> run.sensors() == null ? null : (double) figure.applyAsLong(run);
  }
}
