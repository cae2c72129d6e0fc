package dev.meteo.historian.database;

import java.time.Instant;

/**
 * Messages of a worker that did not come though earlier and later ones did: they could not be told,
 * or the queue dropped them.
 *
 * @param messages how many, of some readings each
 * @param after when the last before them was stored, by the worker's clock
 * @param before when the first after them was stored
 */
public record Gap(String worker, int shard, long messages, Instant after, Instant before) {}
