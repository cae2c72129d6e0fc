/**
 * What a comparison measured, as data, and its JSON.
 *
 * <p>Every number carries its unit in its name. What a run did not measure is {@code null} and left
 * out of the JSON, never 0.
 */
@NullMarked
package dev.meteo.compare.result;

import org.jspecify.annotations.NullMarked;
