package dev.meteo.oracle;

/**
 * One reading as it was sent. Sensor, kind and timestamp are its identity.
 *
 * <p>Timestamps are microseconds since the epoch.
 */
public sealed interface RawReading {
  /** The sensor's id. */
  String sensor();

  /** The detection timestamp, microseconds since the epoch. */
  long micros();

  /** What tells this reading from all others. */
  Identity identity();

  /**
   * A reading of temperature and humidity.
   *
   * @param temperature degrees Celsius
   * @param humidity relative, in percent
   */
  record Air(String sensor, long micros, double temperature, double humidity)
      implements RawReading {
    @Override
    public Identity identity() {
      return new Identity("air", sensor, micros);
    }
  }

  /**
   * A reading of carbon dioxide.
   *
   * @param co2 parts per million
   */
  record Pollution(String sensor, long micros, double co2) implements RawReading {
    @Override
    public Identity identity() {
      return new Identity("pollution", sensor, micros);
    }
  }

  /**
   * Readings with equal identities are one reading, however often it was sent.
   *
   * @param kind {@code air} or {@code pollution}
   */
  record Identity(String kind, String sensor, long micros) {}
}
