/**
 * Runs a scenario with the roles as processes on a private stack, and measures: nothing here knows
 * what a report looks like.
 */
@NullMarked
package dev.meteo.compare.run;

import org.jspecify.annotations.NullMarked;
