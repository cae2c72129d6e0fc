package dev.meteo.compare.result;

/**
 * The delay from a window's end to its summary, with so many terminals.
 *
 * @param missing windows that did not get to a terminal, of all terminals together
 */
public record FanOutStep(int terminals, long missing, Percentiles windowEndToTerminal) {}
