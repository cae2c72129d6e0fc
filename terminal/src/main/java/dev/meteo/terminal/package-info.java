/**
 * The terminal: receives window summaries, journals each before it acknowledges it, and shows them
 * as a dashboard, as readable lines or as JSON lines.
 *
 * <p>What happens flows one way: {@code feed} (RabbitMQ) records in {@code journal} (disk) and
 * tells of it as {@code model.Happening}s; {@code model} folds those into a dashboard, {@code view}
 * draws it as cells, and {@code screen} puts the cells on a text terminal.
 */
@NullMarked
package dev.meteo.terminal;

import org.jspecify.annotations.NullMarked;
