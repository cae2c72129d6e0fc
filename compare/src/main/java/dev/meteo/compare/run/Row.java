package dev.meteo.compare.run;

/**
 * What a sensor detects at one instant: two readings.
 *
 * @param offsetMicros since the measured part began; negative in the warm-up
 * @param temperature degrees Celsius
 * @param humidity relative, in percent
 * @param co2 parts per million
 */
record Row(long offsetMicros, double temperature, double humidity, double co2) {
  static final int READINGS = 2;
}
