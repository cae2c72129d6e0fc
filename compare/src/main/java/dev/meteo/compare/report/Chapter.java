package dev.meteo.compare.report;

import dev.meteo.compare.result.ScenarioResult;
import java.util.Locale;

/**
 * What the sections of a scenario's chapter are made from.
 *
 * @param id unique in the report, safe in a file's name and in an address
 */
record Chapter(String id, ScenarioResult scenario, Sides sides) {
  private static final int LONGEST_NAME = 40;

  /** Named after the scenario; with its place, from 1, where that is no name for a file. */
  static Chapter of(int place, ScenarioResult scenario) {
    String safe =
        scenario
            .name()
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    String name = safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    String id = "scenario-" + name;
    return new Chapter(
        name.equals(scenario.name()) ? id : id + "-" + place, scenario, Sides.of(scenario));
  }
}
