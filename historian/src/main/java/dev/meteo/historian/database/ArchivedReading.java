package dev.meteo.historian.database;

import dev.meteo.messages.StoredReading;

/**
 * A reading of the database.
 *
 * @param imported whether it came from a file only, so that no window of the pipeline counts it
 */
public record ArchivedReading(StoredReading stored, boolean imported) {}
