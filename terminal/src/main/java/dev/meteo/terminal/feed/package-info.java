/** The way of summaries from RabbitMQ into the journal: a terminal's own queue and the history. */
@NullMarked
package dev.meteo.terminal.feed;

import org.jspecify.annotations.NullMarked;
