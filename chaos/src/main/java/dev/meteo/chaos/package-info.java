/**
 * Breaks a running system at instants that a seed decides, heals it, and has the oracle judge what
 * it published.
 */
@NullMarked
package dev.meteo.chaos;

import org.jspecify.annotations.NullMarked;
