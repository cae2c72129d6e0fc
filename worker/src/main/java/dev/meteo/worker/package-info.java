/**
 * The worker: computes coefficients from readings, and the competing consumer that stores them.
 *
 * <p>The formulas ({@link dev.meteo.worker.WellnessCurve}, {@link dev.meteo.worker.Formulas}) are
 * pure and public, for whoever computes the same elsewhere, as are the {@link
 * dev.meteo.worker.ComputeOptions} and what a role tells of its work.
 */
@NullMarked
package dev.meteo.worker;

import org.jspecify.annotations.NullMarked;
