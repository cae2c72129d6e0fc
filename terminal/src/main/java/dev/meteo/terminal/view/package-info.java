/**
 * Draws a {@link dev.meteo.terminal.model.Dashboard} as a grid of cells. Pure: the same scene gives
 * the same cells, at any size, and nothing here knows a terminal, a colour's code or the time.
 */
@NullMarked
package dev.meteo.terminal.view;

import org.jspecify.annotations.NullMarked;
