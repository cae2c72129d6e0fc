package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a run, and what it did.
 *
 * @param what for people, such as "worker 2 killed"
 * @param atSeconds since the beginning of the time series
 * @param untilSeconds when it was undone; null: at once, or never
 * @param recoverySeconds from {@code atSeconds} until the run was as before; null: it never was
 */
public record FaultEffect(
    String what,
    double atSeconds,
    @Nullable Double untilSeconds,
    @Nullable Double recoverySeconds) {}
