/**
 * Sensors: simulated ones and the replay of recorded ones.
 *
 * <p>A {@code ReadingSource} puts readings into the {@code Outbox}; a {@code Transport} takes them
 * from there, sends them and removes what is confirmed. A {@code SensorRole} is all of that but the
 * transport.
 */
@NullMarked
package dev.meteo.sensor;

import org.jspecify.annotations.NullMarked;
