package dev.meteo.compare.plot;

/**
 * How long something lasted for one of those that a plot compares.
 *
 * @param ink whose it was
 * @param from where it begins on the x axis
 * @param until where it ends, not before {@code from}
 */
public record Span(Ink ink, double from, double until) {}
