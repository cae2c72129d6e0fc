package dev.meteo.proxy;

import dev.meteo.messages.Retention;
import java.time.Duration;

/**
 * What a window proxy goes by.
 *
 * @param grace from a window's end to its first publication
 * @param retention how long a window may still change
 */
public record WindowRules(WindowGrid grid, Duration grace, Retention retention) {}
