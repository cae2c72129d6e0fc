package dev.meteo.compare.report;

import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How evenly the workers shared the work. */
final class SharingSection {
  private SharingSection() {}

  static List<Block> of(Chapter chapter) {
    Optional<String> sentence =
        chapter.sides().sentence("Fairness index", SharingSection::fairness, SharingSection::index);
    if (sentence.isEmpty()) {
      return List.of();
    }
    Set<String> workers = new LinkedHashSet<>();
    for (RunResult run : chapter.sides().runs()) {
      if (run.sharing() != null) {
        workers.addAll(run.sharing().readingsByWorker().keySet());
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (String worker : workers) {
      List<Cell> row = new ArrayList<>(List.of(Cell.text(worker)));
      for (Side side : chapter.sides().all()) {
        row.add(
            Cell.number(
                side.spread(run -> count(run, worker))
                    .map(it -> it.text(Units::grouped))
                    .orElse("–")));
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("worker"));
    chapter.sides().all().forEach(side -> head.add(side.label()));
    return List.of(
        new Block.Text(sentence.get()),
        new Block.Table("Readings stored by each worker: median (range)", head, rows, true));
  }

  private static @Nullable Double fairness(RunResult run) {
    return run.sharing() == null ? null : run.sharing().fairness();
  }

  private static @Nullable Double count(RunResult run, String worker) {
    Sharing sharing = run.sharing();
    Long count = sharing == null ? null : sharing.readingsByWorker().get(worker);
    return count == null ? null : count.doubleValue();
  }

  private static String index(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
