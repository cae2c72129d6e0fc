package dev.meteo.compare.command;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.run.RunKey;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Which runs there are, in order: the variants in turn, so that what changes in the machine over
 * time strikes both alike, and each of them first as often as the other.
 */
record Plan(
    List<ScenarioFile> scenarios,
    List<Variant> variants,
    List<Delivery> deliveries,
    int repetitions,
    boolean quick) {
  static final List<String> QUICK_SCENARIOS = List.of("steady", "worker-kill");

  private static final int QUICK_WARM_UP_SECONDS = 2;
  private static final int QUICK_MEASURED_SECONDS = 5;

  Scenario scenario(ScenarioFile file) {
    return quick
        ? file.scenario().shortened(QUICK_WARM_UP_SECONDS, QUICK_MEASURED_SECONDS)
        : file.scenario();
  }

  /** All runs, one after the other. */
  List<RunKey> runs() {
    List<RunKey> runs = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      List<Variant> order = repetition % 2 == 1 ? variants : variants.reversed();
      for (ScenarioFile file : scenarios) {
        for (Delivery delivery : deliveries(file)) {
          for (Variant variant : order) {
            runs.add(new RunKey(scenario(file), variant, delivery, repetition));
          }
        }
      }
    }
    return runs;
  }

  /**
   * When it is to be quick, what may lose readings is only looked at where something can be lost.
   */
  private List<Delivery> deliveries(ScenarioFile file) {
    boolean harmless = file.scenario().faults().isEmpty();
    return quick && harmless
        ? deliveries.stream()
            .filter(d -> d == Delivery.AT_LEAST_ONCE || deliveries.size() == 1)
            .toList()
        : deliveries;
  }
}
