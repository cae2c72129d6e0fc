package dev.meteo.store;

import java.util.Optional;

/**
 * The settings of Redis that decide whether it keeps what it acknowledged. What this user may not
 * ask for is empty.
 *
 * @param appendOnly whether writes go to the append-only file
 * @param appendFsync {@code always}, {@code everysec} or {@code no}
 * @param noFsyncOnRewrite whether fsync pauses while the append-only file is rewritten
 * @param maxMemoryPolicy what happens when the memory is full, such as {@code noeviction}
 * @param maxMemoryBytes 0 when there is no limit
 * @param replicas how many are connected now
 */
public record RedisSettings(
    Optional<Boolean> appendOnly,
    Optional<String> appendFsync,
    Optional<Boolean> noFsyncOnRewrite,
    Optional<String> maxMemoryPolicy,
    long maxMemoryBytes,
    long replicas) {}
