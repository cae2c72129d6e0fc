package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.VisibleText;

/**
 * How fast something goes: a positive number, or as fast as it can.
 *
 * @param factor infinite for as fast as it can
 */
record Tempo(double factor) {
  static final Tempo MAX = new Tempo(Double.POSITIVE_INFINITY);

  /**
   * Reads {@code max} or a positive number.
   *
   * @throws UsageError naming the option
   */
  static Tempo parse(String option, String text) {
    if (text.strip().equalsIgnoreCase("max")) {
      return MAX;
    }
    try {
      double factor = Double.parseDouble(text);
      if (factor > 0 && factor <= 1e9) {
        return new Tempo(factor);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageError(
        option + " must be max or a positive number, not " + VisibleText.quoted(text));
  }

  boolean isMax() {
    return Double.isInfinite(factor);
  }

  @Override
  public String toString() {
    return isMax() ? "max" : DecimalText.of(factor);
  }
}
