package dev.meteo.chaos;

import dev.meteo.chaos.fault.Fault;
import dev.meteo.chaos.fault.FaultKind;
import java.time.Duration;

/**
 * A fault and its time.
 *
 * @param at after the beginning of the run
 * @param lasts until it is healed
 */
record Planned(FaultKind kind, Fault fault, Duration at, Duration lasts) {
  Duration end() {
    return at.plus(lasts);
  }

  /** What is the same for the same seed. */
  @Override
  public String toString() {
    return at.toMillis() + " " + kind.name() + " " + fault.target() + " " + lasts.toMillis();
  }
}
