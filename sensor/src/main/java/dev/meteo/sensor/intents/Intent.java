package dev.meteo.sensor.intents;

import dev.meteo.messages.Reading;

/**
 * A reading that is to be sent.
 *
 * @param number rises by 1 with each reading of an outbox, also from process to process
 */
public record Intent(long number, Reading reading) {}
