/** What a terminal recorded, as a table for other programs. */
@NullMarked
package dev.meteo.terminal.export;

import org.jspecify.annotations.NullMarked;
