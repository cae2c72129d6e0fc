package dev.meteo.store;

/**
 * A sealed revision that is not known to be published.
 *
 * @param body the message, the same bytes however often it is published
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboxEntry(WindowKey window, int revision, byte[] body) {}
