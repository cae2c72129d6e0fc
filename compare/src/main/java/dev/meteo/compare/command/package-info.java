/** The command line of the comparison: what to run, in which order, and what is kept of it. */
@NullMarked
package dev.meteo.compare.command;

import org.jspecify.annotations.NullMarked;
