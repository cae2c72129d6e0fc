package dev.meteo.store;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that the horizon goes by, as leaders hand it on to one another.
 *
 * @param agreed the time that both clocks, and all that was known, allowed
 * @param store what Redis' clock said when that was agreed
 * @param own what the leader's clock said then
 * @param holdAtLeast how much longer the horizon stays where it is after an outage, 0 or more
 * @param holdAtMost how much longer it may stay while a backlog is worked off, 0 or more
 */
public record AgreedTime(
    Instant agreed, Instant store, Instant own, Duration holdAtLeast, Duration holdAtMost) {}
