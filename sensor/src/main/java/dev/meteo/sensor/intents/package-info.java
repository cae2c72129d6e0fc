/**
 * A sensor's outbox on disk: every reading is written down before it is sent, and what was not
 * confirmed when the process died is there for the next one.
 */
@NullMarked
package dev.meteo.sensor.intents;

import org.jspecify.annotations.NullMarked;
