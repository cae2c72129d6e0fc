package dev.meteo.compare.scenario;

/** Conditions on what a scenario's file says. */
final class Check {
  private Check() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
