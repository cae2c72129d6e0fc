package dev.meteo.compare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was offered, what was stored, and what that says. */
final class RateSection {
  private static final double ALL = 0.99;

  private RateSection() {}

  static List<Block> of(Sides sides) {
    List<Block> blocks = new ArrayList<>();
    Stream.of(Metric.OFFERED, Metric.STORED, Metric.THROUGHPUT)
        .flatMap(it -> sides.sentence(it.name(), it.figure(), it.format()).stream())
        .map(Block.Text::new)
        .forEach(blocks::add);
    if (storedAllWithinItsLimits(sides)) {
      blocks.add(
          new Block.Text(
              "Every run stored what was offered. The rate stored is the scenario's, and does not"
                  + " tell how much a variant can store."));
    }
    return blocks;
  }

  private static boolean storedAllWithinItsLimits(Sides sides) {
    return !sides.runs().isEmpty()
        && sides.runs().stream()
            .allMatch(
                run -> {
                  Double offered = Metric.OFFERED.figure().apply(run);
                  Double stored = run.storedPerSecond();
                  return offered != null
                      && stored != null
                      && stored >= ALL * offered
                      && Saturation.throughput(run) == null;
                });
  }
}
