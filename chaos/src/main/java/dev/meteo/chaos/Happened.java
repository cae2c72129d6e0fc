package dev.meteo.chaos;

/**
 * A fault that was done, with the instants by {@link System#nanoTime()}.
 *
 * @param begunNanos when it began
 * @param healingNanos when it was to end
 * @param healedNanos when it had ended: a server that was started answered
 * @param trouble why it could not be done as planned; empty when it could
 */
record Happened(
    Planned planned, long begunNanos, long healingNanos, long healedNanos, String trouble) {}
