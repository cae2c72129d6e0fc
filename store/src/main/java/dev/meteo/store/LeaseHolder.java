package dev.meteo.store;

import java.time.Duration;

/**
 * The process that leads the window proxies.
 *
 * @param name as it was given to its {@link Lease}
 * @param remaining how long its lease lasts unless it prolongs it
 */
public record LeaseHolder(String name, Duration remaining) {}
