package dev.meteo.compare.run;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.scenario.Scenario;

/**
 * One run of a scenario.
 *
 * @param repetition from 1
 */
public record RunKey(Scenario scenario, Variant variant, Delivery delivery, int repetition) {
  /** For the file that keeps the result. */
  public String fileName() {
    return scenario.name() + "." + variant + "." + delivery + "." + repetition + ".json";
  }

  @Override
  public String toString() {
    return scenario.name() + ", " + variant + ", " + delivery + ", repetition " + repetition;
  }
}
