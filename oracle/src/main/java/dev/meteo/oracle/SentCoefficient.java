package dev.meteo.oracle;

/**
 * The coefficient of one reading that was sent.
 *
 * @param hundredths 0 to 100
 * @param micros the detection timestamp, microseconds since the epoch
 */
record SentCoefficient(int hundredths, long micros) {}
