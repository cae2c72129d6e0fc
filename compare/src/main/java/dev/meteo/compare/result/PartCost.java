package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/**
 * What a part took.
 *
 * @param cpuSecondsPerThousand seconds of processor time for 1,000 readings stored
 * @param bytesPerThousand bytes that it sent and received, for 1,000 readings stored
 * @param heapBytes of its JVMs together, after a collection
 * @param residentBytes of its processes together
 */
public record PartCost(
    @Nullable Double cpuSecondsPerThousand,
    @Nullable Double bytesPerThousand,
    @Nullable Long heapBytes,
    @Nullable Long residentBytes) {}
