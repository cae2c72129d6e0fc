package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/**
 * What a part took.
 *
 * @param cpuSecondsPerThousand seconds of processor time for 1,000 readings stored
 * @param heapBytes of its JVMs together, after a collection
 * @param residentBytes of its processes together
 */
public record PartCost(
    @Nullable Double cpuSecondsPerThousand,
    @Nullable Long heapBytes,
    @Nullable Long residentBytes) {}
