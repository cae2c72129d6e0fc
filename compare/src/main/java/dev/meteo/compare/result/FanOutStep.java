package dev.meteo.compare.result;

/** The delay from a window's end to its summary, with so many terminals. */
public record FanOutStep(int terminals, Percentiles windowEndToTerminal) {}
