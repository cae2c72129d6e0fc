package dev.meteo.cli;

import dev.meteo.messages.VisibleText;
import picocli.CommandLine.Option;

/** How surely readings are delivered. */
public final class DeliveryOption {
  @Option(
      names = "--delivery",
      paramLabel = "HOW",
      defaultValue = "at-least-once",
      description = {
        "at-least-once repeats what is not certain to have arrived, and the store counts it once;",
        "at-most-once, for comparisons, keeps and repeats nothing: what fails is lost.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String word = "";

  /**
   * What was chosen.
   *
   * @throws UsageError when it is neither
   */
  public Guarantee guarantee() {
    for (Guarantee each : Guarantee.values()) {
      if (each.toString().equals(word)) {
        return each;
      }
    }
    throw new UsageError(
        "--delivery must be at-least-once or at-most-once, not " + VisibleText.quoted(word));
  }
}
