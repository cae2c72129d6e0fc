package dev.meteo.worker;

import java.time.Duration;

/**
 * How long acknowledgements wait for those who listen.
 *
 * @param longestWait after which what is not confirmed counts as untold
 * @param pause for how long nothing waits after that
 * @param waits false when acknowledgements wait for nothing at all
 */
record TellingRules(Duration longestWait, Duration pause, boolean waits) {
  /** Those of the product. */
  static TellingRules usual(boolean waits) {
    return new TellingRules(Duration.ofSeconds(10), Duration.ofSeconds(60), waits);
  }
}
