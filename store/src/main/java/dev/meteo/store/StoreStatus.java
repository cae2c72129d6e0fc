package dev.meteo.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the store holds at a moment, for operators.
 *
 * @param time by Redis' clock
 * @param settings the shared settings that have a value
 * @param horizon below it nothing is added any more; empty when everything is kept
 * @param leader empty when no proxy holds the lease
 * @param closedUntil the end of the last live window that was closed
 * @param panes seconds of event time that hold readings
 * @param dirtyPanes those of them that wait to be published
 * @param windows with a revision that is remembered
 * @param outbox revisions that are sealed and not known to be published
 * @param incomplete windows that are not revised, as Redis lost readings that were published
 * @param newestPane the latest second of event time that holds readings
 */
public record StoreStatus(
    String redisVersion,
    RedisSettings redisSettings,
    long usedMemoryBytes,
    Instant time,
    Map<Setting, String> settings,
    Optional<Instant> horizon,
    Optional<LeaseHolder> leader,
    Optional<Instant> closedUntil,
    long panes,
    long dirtyPanes,
    long windows,
    long outbox,
    long incomplete,
    Optional<Instant> newestPane) {
  /** How many replicas must have a reading before it is acknowledged. */
  public int requiredReplicas() {
    return (int)
        Math.max(0, StoredNumber.parse(settings.get(Setting.REPLICAS), 0, Integer.MAX_VALUE));
  }
}
