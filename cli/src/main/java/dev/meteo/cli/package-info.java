/**
 * What all commands share: options and their defaults from the environment, one-line errors, the
 * log, and an orderly end on SIGTERM and Ctrl-C.
 */
@NullMarked
package dev.meteo.cli;

import org.jspecify.annotations.NullMarked;
