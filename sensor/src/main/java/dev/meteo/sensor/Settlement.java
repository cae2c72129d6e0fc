package dev.meteo.sensor;

/** How a reading's way from a sensor ended, as far as the sensor knows. */
public enum Settlement {
  /** It has arrived for certain. */
  CONFIRMED,
  /** It was sent, and nobody will say whether it has arrived. */
  WRITTEN,
  /** Whoever received it does not want it, now or later. */
  REFUSED,
  /** It failed and is not sent again. */
  LOST;

  /** Whether it is an answer of whoever received it. */
  boolean isAnswer() {
    return this == CONFIRMED || this == REFUSED;
  }
}
