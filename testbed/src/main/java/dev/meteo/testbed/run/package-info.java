/**
 * Runs of the roles as processes on a private stack, for what measures, compares and breaks them:
 * processes that can be killed and frozen, their processor time and memory, connections that can be
 * cut.
 */
@NullMarked
package dev.meteo.testbed.run;

import org.jspecify.annotations.NullMarked;
