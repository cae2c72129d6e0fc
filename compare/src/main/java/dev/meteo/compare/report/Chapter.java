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

  /** With its place among the scenarios, from 1. */
  static Chapter of(int place, ScenarioResult scenario) {
    String safe =
        scenario
            .name()
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    String name = safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    return new Chapter(
        "%02d%s".formatted(place, name.isEmpty() ? "" : "-" + name), scenario, Sides.of(scenario));
  }
}
