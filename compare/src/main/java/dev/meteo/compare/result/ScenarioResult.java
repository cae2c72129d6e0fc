package dev.meteo.compare.result;

import java.util.List;
import java.util.Objects;

/**
 * A scenario and its runs.
 *
 * @param name as on the command line
 * @param title for people, without a full stop
 * @param about the question that it answers, in whole sentences
 * @param scenario its description as data, a JSON text
 * @param runs of both variants, in the order in which they ran
 */
public record ScenarioResult(
    String name, String title, String about, String scenario, List<RunResult> runs) {
  /** Checks that nothing is missing; copies. */
  public ScenarioResult {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(scenario, "scenario");
    runs = List.copyOf(runs);
  }
}
