package dev.meteo.admin;

import org.jspecify.annotations.Nullable;

/**
 * A queue as the broker describes it.
 *
 * @param ready messages that wait for a consumer; of a stream, those that it keeps
 * @param unacked messages that are with consumers; null when the broker does not say
 */
record QueueStatus(String name, long ready, @Nullable Long unacked, long consumers) {}
