package dev.meteo.compare.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a scenario with one variant measured. Made by a {@link RunResultBuilder}.
 *
 * @param repetition from 1
 * @param failure why the run is no measurement; null when it is one
 * @param settings every setting that could make the comparison unfair, as text with its unit
 * @param offeredReadings in the measured part
 * @param durationSeconds of the measured part
 * @param storedPerSecond readings in the measured part
 * @param parts what each took
 * @param loadSteps of a scenario whose load rises by steps
 * @param fanOut of a scenario with a rising number of terminals
 * @param figures anything else, with the unit at the end of its name, such as idealSeconds
 * @param digest of all final windows' contents without their revisions; equal digests, equal
 *     windows
 */
public record RunResult(
    Variant variant,
    Delivery delivery,
    int repetition,
    Instant begun,
    @Nullable String failure,
    Map<String, String> settings,
    long offeredReadings,
    double durationSeconds,
    @Nullable Double storedPerSecond,
    Latencies latencies,
    @Nullable SensorView sensors,
    @Nullable Correctness correctness,
    @Nullable TimeSeries series,
    List<FaultEffect> faults,
    @Nullable Sharing sharing,
    Map<Part, PartCost> parts,
    List<LoadStep> loadSteps,
    List<FanOutStep> fanOut,
    Map<String, Double> figures,
    @Nullable String digest) {
  /** Defensive copies. */
  public RunResult {
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(latencies, "latencies");
    settings = InOrder.copy(settings);
    faults = List.copyOf(faults);
    parts = InOrder.copy(parts);
    loadSteps = List.copyOf(loadSteps);
    fanOut = List.copyOf(fanOut);
    figures = InOrder.copy(figures);
  }

  /** Whether it is a measurement. */
  public boolean succeeded() {
    return failure == null;
  }
}
