package dev.meteo.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What {@link StoreStatus} does not say and an operator must know, at a moment.
 *
 * @param time by Redis' clock
 * @param clockLead how far Redis' clock is ahead of this machine's, negative when it is behind;
 *     zero when the difference is within the time that asking took
 * @param workers when each worker or compute server last gave a sign, by Redis' clock
 * @param appendFails whether Redis' last write to its append-only file failed: it refuses writes
 *     until one succeeds
 * @param countedMemoryBytes the memory that Redis compares with {@code maxmemory}
 */
public record StoreVitals(
    Instant time,
    Duration clockLead,
    Map<String, Instant> workers,
    boolean appendFails,
    long countedMemoryBytes) {
  /** Keeps a copy of the map. */
  public StoreVitals {
    workers = Map.copyOf(workers);
  }
}
