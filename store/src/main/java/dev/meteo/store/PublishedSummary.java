package dev.meteo.store;

/**
 * A summary as it was published.
 *
 * @param body the message, the same bytes that were sealed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PublishedSummary(Position position, byte[] body) {}
