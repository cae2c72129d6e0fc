package dev.meteo.compare.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a run measures, piece by piece; what is not given was not measured. */
public final class RunResultBuilder {
  private final Variant variant;
  private final Delivery delivery;
  private final int repetition;
  private final Instant begun;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<FaultEffect> faults = new ArrayList<>();
  private final Map<Part, PartCost> parts = new EnumMap<>(Part.class);
  private final List<LoadStep> loadSteps = new ArrayList<>();
  private final List<FanOutStep> fanOut = new ArrayList<>();
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private long offeredReadings;
  private double durationSeconds;
  private Latencies latencies = Latencies.NONE;
  private @Nullable String failure;
  private @Nullable Double storedPerSecond;
  private @Nullable SensorView sensors;
  private @Nullable Correctness correctness;
  private @Nullable TimeSeries series;
  private @Nullable Sharing sharing;
  private @Nullable String digest;

  /**
   * @param repetition from 1
   */
  public RunResultBuilder(Variant variant, Delivery delivery, int repetition, Instant begun) {
    this.variant = variant;
    this.delivery = delivery;
    this.repetition = repetition;
    this.begun = begun;
  }

  /** The run is no measurement, and why. */
  public RunResultBuilder failed(String why) {
    failure = why;
    return this;
  }

  /** The name of a setting, and its value with its unit. */
  public RunResultBuilder setting(String name, Object value) {
    settings.put(name, value.toString());
    return this;
  }

  /** The measured part: what was sent in it, how long it was, what reached the store. */
  public RunResultBuilder measured(
      long readingsOffered, double seconds, @Nullable Double readingsStoredPerSecond) {
    offeredReadings = readingsOffered;
    durationSeconds = seconds;
    storedPerSecond = readingsStoredPerSecond;
    return this;
  }

  /** The delays. */
  public RunResultBuilder latencies(Latencies measured) {
    latencies = measured;
    return this;
  }

  /** What the sensors noticed. */
  public RunResultBuilder sensors(SensorView seen) {
    sensors = seen;
    return this;
  }

  /** What the oracle found. */
  public RunResultBuilder correctness(Correctness found) {
    correctness = found;
    return this;
  }

  /** How the run went. */
  public RunResultBuilder series(TimeSeries measured) {
    series = measured;
    return this;
  }

  /** Something that was done to the run. */
  public RunResultBuilder fault(FaultEffect effect) {
    faults.add(effect);
    return this;
  }

  /** How the workers shared the work. */
  public RunResultBuilder sharing(Sharing counted) {
    sharing = counted;
    return this;
  }

  /** What a part took. */
  public RunResultBuilder part(Part part, PartCost cost) {
    parts.put(part, cost);
    return this;
  }

  /** The next step of a rising load. */
  public RunResultBuilder loadStep(LoadStep step) {
    loadSteps.add(step);
    return this;
  }

  /** The next number of terminals. */
  public RunResultBuilder fanOut(FanOutStep step) {
    fanOut.add(step);
    return this;
  }

  /** Anything else, with the unit at the end of its name. */
  public RunResultBuilder figure(String name, double value) {
    figures.put(name, value);
    return this;
  }

  /** Of all final windows' contents without their revisions. */
  public RunResultBuilder digest(String ofWindows) {
    digest = ofWindows;
    return this;
  }

  /** What was gathered so far. */
  public RunResult build() {
    return new RunResult(
        variant,
        delivery,
        repetition,
        begun,
        failure,
        settings,
        offeredReadings,
        durationSeconds,
        storedPerSecond,
        latencies,
        sensors,
        correctness,
        series,
        faults,
        sharing,
        parts,
        loadSteps,
        fanOut,
        figures,
        digest);
  }
}
