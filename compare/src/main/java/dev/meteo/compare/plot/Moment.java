package dev.meteo.compare.plot;

/**
 * When something was done.
 *
 * @param until NaN: at once
 * @param letter that marks it in the plot
 */
public record Moment(double at, double until, String letter, String what) {}
