package dev.meteo.compare.plot;

/** A bar with its range; equal ends: no range. */
public record Bar(String label, Pen pen, double value, double min, double max) {}
