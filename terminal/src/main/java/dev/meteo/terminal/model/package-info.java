/**
 * What a terminal knows: pure values and how they change; no I/O, no clock, nothing of a screen.
 */
@NullMarked
package dev.meteo.terminal.model;

import org.jspecify.annotations.NullMarked;
