/** The thin edge to a text terminal: cells to Lanterna, keys from it, JLine as its driver. */
@NullMarked
package dev.meteo.terminal.screen;

import org.jspecify.annotations.NullMarked;
