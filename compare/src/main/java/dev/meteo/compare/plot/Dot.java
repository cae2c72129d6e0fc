package dev.meteo.compare.plot;

/** A point of a line; y is NaN where the line has a gap. */
public record Dot(double x, double y) {}
