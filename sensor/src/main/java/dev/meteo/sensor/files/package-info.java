/**
 * Recordings as people have them: tables of text from loggers, databases and spreadsheets. A reader
 * turns any bytes into rows, gaps and reasons, in bounded memory.
 */
@NullMarked
package dev.meteo.sensor.files;

import org.jspecify.annotations.NullMarked;
