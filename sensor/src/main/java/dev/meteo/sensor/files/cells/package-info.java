/** What stands in the cells of a table: numbers with units, times, and what stands for nothing. */
@NullMarked
package dev.meteo.sensor.files.cells;

import org.jspecify.annotations.NullMarked;
