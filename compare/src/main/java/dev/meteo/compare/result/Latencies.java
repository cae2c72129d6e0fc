package dev.meteo.compare.result;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The delays of one run.
 *
 * @param detectionToStored until the reading is in Redis
 * @param detectionToAnswered until the sensor knows that it may forget the reading
 * @param windowEndToTerminal from the end of a window to its summary on a terminal; the grace is in
 *     it
 */
public record Latencies(
    @Nullable Percentiles detectionToStored,
    @Nullable Percentiles detectionToAnswered,
    @Nullable Percentiles windowEndToTerminal) {
  /** Nothing was measured. */
  public static final Latencies NONE = new Latencies(null, null, null);

  /** How long a window waits for late readings in every run. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  /** From when a window's grace was over: what the variant itself takes. */
  public @Nullable Percentiles windowDueToTerminal() {
    return windowEndToTerminal == null ? null : windowEndToTerminal.less(GRACE);
  }
}
