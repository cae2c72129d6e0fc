package dev.meteo.compare.plot;

/** A labelled place on an axis; at is 0 to 1. */
record Tick(double at, String label) {}
