package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/** One step of a run with rising load. */
public record LoadStep(
    double offeredPerSecond, double storedPerSecond, @Nullable Percentiles detectionToStored) {}
