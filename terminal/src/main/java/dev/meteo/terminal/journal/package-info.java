/** A terminal's journal: the received summaries as JSON lines, safe on disk before any is acked. */
@NullMarked
package dev.meteo.terminal.journal;

import org.jspecify.annotations.NullMarked;
