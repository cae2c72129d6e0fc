package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/**
 * The delays of one run.
 *
 * @param detectionToStored until the reading is in Redis
 * @param detectionToAnswered until the sensor knows that it may forget the reading
 * @param windowEndToTerminal from the end of a window to its summary on a terminal
 */
public record Latencies(
    @Nullable Percentiles detectionToStored,
    @Nullable Percentiles detectionToAnswered,
    @Nullable Percentiles windowEndToTerminal) {
  /** Nothing was measured. */
  public static final Latencies NONE = new Latencies(null, null, null);
}
