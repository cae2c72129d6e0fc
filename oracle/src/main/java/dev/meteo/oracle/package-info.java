/**
 * Recomputes every window from the readings that were sent and judges the summaries that were
 * published. Written from the contract alone and sharing no code with what it judges: slow, exact
 * and plain. Start at {@link dev.meteo.oracle.Expectation} and {@link dev.meteo.oracle.Judge}.
 */
@NullMarked
package dev.meteo.oracle;

import org.jspecify.annotations.NullMarked;
