package dev.meteo.compare.result;

/**
 * A point of a distribution's curve.
 *
 * @param percentile 0 to 100
 * @param valueUs what that share did not exceed
 */
public record CurvePoint(double percentile, double valueUs) {}
