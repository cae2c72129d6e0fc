/**
 * Sensors: simulated ones and the replay of recorded ones.
 *
 * <p>A {@code ReadingSource} puts readings into the {@code Outbox}; the {@code OutboxPublisher}
 * takes them from there, publishes them and removes what the broker has confirmed.
 */
@NullMarked
package dev.meteo.sensor;

import org.jspecify.annotations.NullMarked;
